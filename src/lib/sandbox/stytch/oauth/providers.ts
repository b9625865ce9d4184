import { z } from 'zod';
import { clientSecretOf, issuerOf } from '../../core/built-in-idp.ts';
import { newId } from '../../core/ids.ts';
import type { ProjectSetting } from '../../core/projects/project-settings.ts';
import type { OAuthProof } from '../login/proof.ts';
import { OAUTH_PROVIDER_NAMES, type OAuthProvider } from '../login/registrations.ts';
import type { OidcProvider, ProviderTokens } from '../oidc/client.ts';

/** Which OAuth providers a project has switched on: all of them, unless the control plane says otherwise. */
export const providersSetting: ProjectSetting<OAuthProvider[]> = {
  name: 'oauth_providers',
  schema: z.array(z.enum(OAUTH_PROVIDER_NAMES, 'oauth_providers may hold google, microsoft, github, slack, hubspot.')),
  default: [...OAUTH_PROVIDER_NAMES],
};

/** The scopes that are always asked for. Microsoft's and GitHub's are not confirmed. */
const SCOPES: Record<OAuthProvider, string> = {
  google: 'openid email profile',
  microsoft: 'openid email profile offline_access User.Read',
  github: 'read:user user:email',
  slack: 'users:read users:read.email',
  hubspot: 'oauth',
};

export const scopesOf = (provider: OAuthProvider, custom: string | undefined): string =>
  [...new Set([...SCOPES[provider].split(' '), ...(custom ?? '').split(/[\s+]+/)])].filter(Boolean).join(' ');

export const isOAuthProvider = (name: string): name is OAuthProvider =>
  OAUTH_PROVIDER_NAMES.some((known) => known === name);

/** Returns the built-in identity provider in the role of an OAuth provider. */
export function builtInProvider(
  siteUrl: string,
  projectId: string,
  provider: OAuthProvider,
): OidcProvider & { authorization_url: string } {
  const issuer = issuerOf(siteUrl, projectId);
  return {
    issuer,
    client_id: provider,
    client_secret: clientSecretOf(projectId, provider),
    authorization_url: `${issuer}/authorize`,
    token_url: `${issuer}/token`,
    userinfo_url: `${issuer}/userinfo`,
    jwks_url: `${issuer}/jwks`,
  };
}

const stringsOf = (claim: unknown): string[] =>
  Array.isArray(claim) ? claim.filter((one) => typeof one === 'string') : [];
const textOf = (claim: unknown): string => (typeof claim === 'string' ? claim : '');

/**
 * Makes the proof of a login. Only Microsoft, and Google for a Workspace address, verify the address
 * (docs/stytch-federation.md, "OAuth answers").
 */
export function proofOf(
  provider: OAuthProvider,
  claims: Record<string, unknown>,
  { scopes, refresh_token }: ProviderTokens,
): OAuthProof {
  const verifies = provider === 'microsoft' || (provider === 'google' && textOf(claims.hd) !== '');
  return {
    kind: 'oauth',
    registration: {
      id: newId('oauth-user'),
      provider,
      subject: textOf(claims.sub),
      claims: { email: claims.email, name: claims.name, picture: claims.picture, locale: claims.locale },
      tenants: stringsOf(claims.tenants).map((tenant_id) => ({ tenant_id, tenant_name: tenant_id })),
      scopes,
      refresh_token,
    },
    email_verified: verifies && claims.email_verified !== false,
    name: textOf(claims.name),
  };
}
