/** Tables of what a login uses: mail, single-use tokens and sessions. */
export interface LoginTables {
  /** Magic links and one-time passcodes, with the email or text message that contains them. */
  sandbox_mail: {
    project_id: string;
    id: string;
    position: number;
    kind:
      | 'discovery'
      | 'login'
      | 'signup'
      | 'invite'
      | 'email_update'
      | 'email_update_otp'
      | 'reset_password'
      | 'discovery_reset_password'
      | 'discovery_otp'
      | 'login_otp'
      | 'signup_otp'
      | 'sms_otp';
    /** The recipient: an email address, or the phone number of a text message. */
    email_address: string;
    email_key: string;
    /** The link's token, or the passcode. In the clear, because the inbox shows it. */
    token: string;
    redirect_url: string | null;
    pkce_code_challenge: string | null;
    organization_id: string | null;
    /** The organization's name when the mail was sent. */
    organization_name: string | null;
    member_id: string | null;
    created_at: number;
    expires_at: number;
    opened_at: number | null;
    used_at: number | null;
  };
  sandbox_intermediate_sessions: {
    project_id: string;
    token_hash: string;
    email_address: string;
    email_key: string;
    email_id: string;
    /** `AuthenticationFactor[]` as JSON. */
    factors: string;
    /** The `Proof` of a login through another provider, as JSON. Null for other logins. */
    proof: string | null;
    expires_at: number;
  };
  sandbox_sessions: {
    project_id: string;
    id: string;
    organization_id: string;
    member_id: string;
    /** In the clear: the response to a JWT repeats it. */
    token: string;
    /** `AuthenticationFactor[]` as JSON. */
    factors: string;
    custom_claims: string;
    started_at: number;
    last_accessed_at: number;
    expires_at: number;
  };
  /** Single-use tokens. Using one up deletes it. */
  sandbox_one_time: {
    project_id: string;
    token_hash: string;
    /** The token's purpose, such as `oauth`. A token for one purpose is unknown to the others. */
    purpose: string;
    /** JSON; each purpose has its own. */
    data: string;
    expires_at: number;
  };
}
