import { z } from 'zod';

const text = z.string();

/** An organization that the reader may enter. */
const organization = z.object({
  organization_id: text,
  name: text,
  /** The provider's word: `active_member`, `eligible_to_join_by_email_domain` … */
  membership: text,
});
export type Organization = z.output<typeof organization>;

/** The state of an opened link. Good: nothing speaks against it. Refused: the provider rejected it. */
const linkState = z.enum(['good', 'used', 'expired', 'refused']);
export type LinkState = z.output<typeof linkState>;

/** An SSO connection of an organization. */
const ssoConnection = z.object({ connection_id: text, name: text, organization_id: text });

/** A member whose login needs a second factor. */
const halfLogin = z.object({ email: text, member_id: text, organization_id: text, organization: text });

/** Notes that the Stytch steps leave for each other, besides tokens. */
export const stytchFacts = {
  organization: z.object({ organization_id: text, name: text, slug: text }),
  mail: z.object({ to: text }),
  spent_link_token: text,
  /** The newest token that the provider rejected as used or expired: it doesn't say which. */
  refused_link_token: text,
  /** Time at which a link last opened a guide, its state as far as it was known, and the kind of its token. */
  arrival: z.object({
    at: z.number(),
    link: linkState,
    kind: z.enum(['magic_link_token', 'invitation_token']).optional(),
    /** The address that the link was sent to. */
    to: text.optional(),
  }),
  choices: z.array(organization),
  login: z.object({ email: text, organization_id: text, organization: text }),
  /** The member who is logged in may do everything in their organization. */
  admin: z.literal(true),
  /** The newest invitation that isn't accepted. */
  invitation: z.object({ to: text }),
  /** The only domain that may be invited. */
  invitation_domain: z.object({ domain: text, organization_id: text }),
  /** An organization of the reader's that they aren't logged in to. */
  other_organization: z.object({ organization_id: text, organization: text }),
  /** The member who accepted the newest invitation. */
  colleague: z.object({ member_id: text, email: text, organization_id: text }),
  email_domain: z.object({ domain: text, organization_id: text, organization: text }),
  spent_oauth_token: text,
  connection: ssoConnection,
  /** The connection that has all that a login needs. */
  active_connection: ssoConnection,
  /** The organization that allows no login but SSO. */
  sso_only: z.object({ organization_id: text, organization: text }),
  /** The organization that requires a second factor. */
  second_factor_required: z.object({ organization_id: text, organization: text }),
  half_login: halfLogin,
  /** The member whose authenticator app has given a code that was right, and the newest of these codes. */
  enrolled: z.object({ member_id: text, used_code: text }),
  /** The recovery codes that are left. */
  recovery_codes: z.array(text),
  /** A slug that the reader's own project had already. */
  taken_slug: text,
  /** The reader's input (run/typed-input.ts). */
  stytch_input: z.record(text, text),
};
