/** An organization that the reader may enter. */
export interface Organization {
  organization_id: string;
  name: string;
  /** The provider's word: `active_member`, `eligible_to_join_by_email_domain` … */
  membership: string;
}

/** What is known of an opened link. Good: nothing speaks against it. Refused: the provider rejected it. */
export type LinkState = 'good' | 'used' | 'expired' | 'refused';

/** What the Stytch steps note for each other, besides tokens. */
export interface StytchFacts {
  organization: { organization_id: string; name: string; slug: string };
  mail: { to: string };
  spent_link_token: string;
  /** The newest token that the provider rejected as used or expired: it doesn't say which. */
  refused_link_token: string;
  /** When a link last opened a guide, what was known of it, and the kind of its token. */
  arrival: { at: number; link: LinkState; kind?: 'magic_link_token' | 'invitation_token' };
  choices: Organization[];
  login: { email: string; organization_id: string; organization: string };
  email_domain: { domain: string; organization_id: string; organization: string };
  /** A slug that the reader's own project had already. */
  taken_slug: string;
  /** What the reader typed (run/typed-input.ts). */
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
  email_domain: true,
  taken_slug: true,
  stytch_input: true,
};
