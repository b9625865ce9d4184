import { z } from 'zod';

/** The OAuth providers, with their names in responses. The spelling of GitHub's and HubSpot's is not confirmed. */
export const OAUTH_PROVIDERS = {
  google: 'Google',
  microsoft: 'Microsoft',
  github: 'GitHub',
  slack: 'Slack',
  hubspot: 'Hubspot',
} as const;

export type OAuthProvider = keyof typeof OAUTH_PROVIDERS;

export const OAUTH_PROVIDER_NAMES = ['google', 'microsoft', 'github', 'slack', 'hubspot'] as const;

/** A member's login through an OAuth provider, as it is stored with the member. */
export const oauthRegistrationSchema = z.object({
  id: z.string(),
  provider: z.enum(OAUTH_PROVIDER_NAMES),
  subject: z.string(),
  /** The provider's claims about the user when they last logged in. */
  claims: z.record(z.string(), z.unknown()),
  tenants: z.array(z.object({ tenant_id: z.string(), tenant_name: z.string() })),
  scopes: z.array(z.string()),
  refresh_token: z.string(),
});
export type OAuthRegistration = z.output<typeof oauthRegistrationSchema>;

/** Tokens of a provider, until they expire. */
export const heldTokensSchema = z.object({
  access_token: z.string(),
  id_token: z.string(),
  scopes: z.array(z.string()),
  /** Sandbox time in milliseconds. */
  expires_at: z.number(),
});
export type HeldTokens = z.output<typeof heldTokensSchema>;

/** A member's login through an SSO connection, as it is stored with the member. */
export const ssoRegistrationSchema = z.object({
  id: z.string(),
  /** The connection of the member's own organization, which may be an external one. */
  connection_id: z.string(),
  external_id: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  groups: z.array(z.string()),
  scopes: z.array(z.string()),
  /** Empty if the provider issued none. */
  refresh_token: z.string(),
  /** Absent for SAML. */
  tokens: heldTokensSchema.optional(),
});
export type SsoRegistration = z.output<typeof ssoRegistrationSchema>;
