import { isSecretOf } from '../clients/secret.ts';
import { connectedApps, type ConnectedApp } from '../connected-apps/app.ts';
import { refuse } from './errors.ts';
import type { Oauth2Call } from './route.ts';

/**
 * Returns the connected app that calls. A public one has no secret: it proves itself by PKCE or by its refresh token.
 * @throws {SandboxError} when the app is unknown or its secret is wrong
 */
export async function authenticateApp(call: Oauth2Call, fields: Record<string, string>): Promise<ConnectedApp> {
  const app = (await connectedApps.find(call, fields.client_id ?? '')) ?? refuse('invalid_client');
  if (app.data.secret !== null && !isSecretOf(app.data, fields.client_secret ?? '')) refuse('invalid_client');
  return app;
}
