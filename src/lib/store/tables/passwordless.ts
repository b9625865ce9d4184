/**
 * Tables of the emulated Passwordless.dev. Every key begins with the project's id, as in the Stytch sandbox: one project
 * cannot reach another's rows even with a known id.
 */
export interface PasswordlessTables {
  /** One account per sandbox project. */
  passwordless_accounts: {
    project_id: string;
    /** What the keys begin with, and what aliases are hashed with. */
    name: string;
    public_key: string;
    /** In clear: it opens nothing but a sandbox, and its owner may ask for it again. */
    secret_key: string;
    /** What tokens are sealed with. A reset makes a new one, which ends every token at once. */
    seal_key: string;
    created_at: number;
  };
  passwordless_credentials: {
    project_id: string;
    /** base64url, as WebAuthn writes it. */
    id: string;
    user_id: string;
    /** The COSE key, base64url. */
    public_key: string;
    sign_count: number;
    attestation_fmt: string;
    aaguid: string;
    rp_id: string;
    origin: string;
    country: string;
    device: string;
    nickname: string | null;
    /** What the browser said of `credProps.rk`; null when it said nothing. */
    is_discoverable: number | null;
    is_backup_eligible: number;
    backup_state: number;
    created_at: number;
    last_used_at: number;
  };
  passwordless_aliases: {
    project_id: string;
    /** SHA-256 of the account's name and the alias, base64. */
    hash: string;
    user_id: string;
    /** Null where the alias is kept as a hash only. */
    plaintext: string | null;
  };
  passwordless_auth_configs: {
    project_id: string;
    purpose: string;
    user_verification: 'preferred' | 'required' | 'discouraged';
    /** Seconds. */
    time_to_live: number;
    hints: string;
    created_by: string;
    created_at: number;
    edited_by: string | null;
    edited_at: number | null;
    last_used_at: number | null;
  };
  /** Tokens that were used. The token itself is sealed and stored nowhere. */
  passwordless_spent: { project_id: string; token_id: string; expires_at: number };
}
