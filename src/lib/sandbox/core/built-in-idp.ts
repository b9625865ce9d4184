import { hash } from './ids.ts';

/*
 * What other providers know of the built-in identity provider (`idp/`): where it is, and the secret that a client of it
 * has.
 */

/** The path that it is below. */
export const IDP_BASE = '/idp';

/** The issuer of a project, which its other addresses begin with. */
export const issuerOf = (siteUrl: string, projectId: string): string => `${siteUrl}${IDP_BASE}/${projectId}`;

/** The addresses of a project's provider, by their names in its discovery document. */
export const endpointsOf = (issuer: string) => ({
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/jwks`,
});

/** The address where users sign in by SAML. */
export const samlSignOnUrlOf = (issuer: string): string => `${issuer}/saml/sso`;

/** The SAML entity ID of a project's provider, which is the address of its metadata, too. */
export const samlEntityIdOf = (issuer: string): string => `${issuer}/saml/metadata`;

/**
 * Returns the secret of a client. It's derived, so that there is nothing to register: it protects no real account, but
 * a wrong one is refused as at a real provider.
 */
export const clientSecretOf = (projectId: string, clientId: string): string =>
  `idp-secret-${hash(`${projectId} ${clientId}`).slice(0, 32)}`;
