/** An organization that the reader may enter. */
export interface Organization {
  organization_id: string;
  name: string;
  /** The provider's word: `active_member`, `eligible_to_join_by_email_domain` … */
  membership: string;
}

/** The state of an opened link. Good: nothing speaks against it. Refused: the provider rejected it. */
export type LinkState = 'good' | 'used' | 'expired' | 'refused';

/** An SSO connection of an organization. */
interface SsoConnection {
  connection_id: string;
  name: string;
  organization_id: string;
}

/** A member whose login needs a second factor. */
export interface HalfLogin {
  email: string;
  member_id: string;
  organization_id: string;
  organization: string;
}

/** Notes that the Stytch steps leave for each other, besides tokens. */
export interface StytchFacts {
  organization: { organization_id: string; name: string; slug: string };
  mail: { to: string };
  spent_link_token: string;
  /** The newest token that the provider rejected as used or expired: it doesn't say which. */
  refused_link_token: string;
  /** Time at which a link last opened a guide, what was known of it, and the kind of its token. */
  arrival: { at: number; link: LinkState; kind?: 'magic_link_token' | 'invitation_token' };
  choices: Organization[];
  login: { email: string; organization_id: string; organization: string };
  /** The member who is logged in may do everything in their organization. */
  admin: true;
  /** The newest invitation that isn't accepted. */
  invitation: { to: string };
  /** The only domain that may be invited. */
  invitation_domain: { domain: string; organization_id: string };
  /** An organization of the reader's that they aren't logged in to. */
  other_organization: { organization_id: string; organization: string };
  /** The member who accepted the newest invitation. */
  colleague: { member_id: string; email: string; organization_id: string };
  email_domain: { domain: string; organization_id: string; organization: string };
  spent_oauth_token: string;
  connection: SsoConnection;
  /** The connection that has all that a login needs. */
  active_connection: SsoConnection;
  /** The organization that allows no login but SSO. */
  sso_only: { organization_id: string; organization: string };
  /** The organization that requires a second factor. */
  second_factor_required: { organization_id: string; organization: string };
  half_login: HalfLogin;
  /** The member whose authenticator app has given a code that was right, and the newest of these codes. */
  enrolled: { member_id: string; used_code: string };
  /** The recovery codes that are left. */
  recovery_codes: string[];
  /** A slug that the reader's own project had already. */
  taken_slug: string;
  /** The reader's input (run/typed-input.ts). */
  stytch_input: Record<string, string>;
}

export const stytchFacts: Record<keyof StytchFacts, true> = {
  organization: true,
  mail: true,
  spent_link_token: true,
  refused_link_token: true,
  arrival: true,
  choices: true,
  login: true,
  admin: true,
  invitation: true,
  invitation_domain: true,
  colleague: true,
  other_organization: true,
  email_domain: true,
  spent_oauth_token: true,
  connection: true,
  active_connection: true,
  sso_only: true,
  second_factor_required: true,
  half_login: true,
  enrolled: true,
  recovery_codes: true,
  taken_slug: true,
  stytch_input: true,
};
