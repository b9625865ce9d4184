import type { B2BClient } from 'stytch';

/** What your customer's IT gives you. */
export interface IdentityProvider {
  /** The provider's URL, where Stytch reads its configuration. */
  issuer: string;
  clientId: string;
  clientSecret: string;
}

// #region call
/** Tells Stytch how to reach the customer's provider. */
export async function configureSsoConnection(
  stytch: B2BClient,
  organizationId: string,
  connectionId: string,
  { issuer, clientId, clientSecret }: IdentityProvider,
) {
  return await stytch.sso.oidc.updateConnection({
    organization_id: organizationId,
    connection_id: connectionId,
    issuer, // @note Stytch reads the provider’s other URLs from `/.well-known/openid-configuration` there.
    client_id: clientId,
    client_secret: clientSecret, // @note Once all three are set, the connection’s status is `active`.
  });
}
// #endregion call
