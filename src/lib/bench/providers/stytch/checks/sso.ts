import type { B2BClient } from 'stytch';
import { createSsoConnection } from '../../../../quickstart/stytch/everyday/create-sso-connection.ts';
import { ssoLoginUrl } from '../../../../quickstart/stytch/everyday/sso-login-url.ts';
import type { Connection } from '../../../credentials/types.ts';
import type { Check } from '../../../preflight/check.ts';
import type { TryCall } from '../../../preflight/try-call.ts';
import { errorTypeOf, findRegistration } from './is-registered.ts';
import { REDIRECT_URLS } from './links.ts';
import { openStart } from './open-start.ts';
import { startProblem, withoutPublicToken } from './start-problems.ts';

/**
 * Checks that a login with SSO starts, at a connection that exists only for the check. Stytch looks for the connection
 * first, so a made-up ID would say nothing about the redirect URL.
 */
export async function checkSso(
  stytch: B2BClient,
  connection: Connection,
  organizationId: string,
  redirectUrl: string,
  tryCall: TryCall,
): Promise<Check> {
  const named = { id: 'sso', label: 'Single sign-on' };
  const { url: apiUrl, publicToken } = connection;
  if (!publicToken) return { ...named, ...withoutPublicToken };
  let connectionId = '';
  const error = await tryCall(async () => {
    connectionId = await makeActiveConnection(stytch, organizationId, providerUrl(connection));
  });
  if (error !== undefined) return { ...named, ...notCreated(errorTypeOf(error)) };
  const registration = await findRegistration(redirectUrl, (url) =>
    tryCall(() => openStart(ssoLoginUrl({ apiUrl, publicToken, connectionId, redirectUrl: url }))),
  );
  const fix = { fix: `Register ${redirectUrl} for the types Login and Signup.`, link: REDIRECT_URLS };
  if (registration.kind === 'registered')
    return { ...named, state: 'ok', sentence: 'The redirect URL is registered for it.' };
  if (registration.kind === 'unregistered') {
    return { ...named, state: 'wrong', sentence: 'The redirect URL isn’t registered for it.', ...fix };
  }
  return registration.error === undefined
    ? { ...named, state: 'not_checked', sentence: 'This site can’t check the redirect URL.', ...fix }
    : { ...named, ...startProblem(errorTypeOf(registration.error)) };
}

/** The result without the connection. Registering a redirect URL wouldn't help. */
const notCreated = (type: string | undefined) =>
  type === undefined
    ? startProblem(type)
    : { state: 'not_checked' as const, sentence: `Stytch didn’t create the test connection (${type}).` };

/** An address at the project's own API: nothing is there, and no other company's server is asked. */
const providerUrl = ({ shownOrigin, id }: Connection) => `${shownOrigin}/idp/${id}`;

async function makeActiveConnection(stytch: B2BClient, organizationId: string, provider: string): Promise<string> {
  const { connection } = await createSsoConnection(stytch, organizationId, 'Preflight');
  const connection_id = connection?.connection_id ?? '';
  await stytch.sso.oidc.updateConnection({
    organization_id: organizationId,
    connection_id,
    issuer: provider,
    client_id: 'preflight',
    client_secret: 'preflight',
    authorization_url: `${provider}/authorize`,
    token_url: `${provider}/token`,
    userinfo_url: `${provider}/userinfo`,
    jwks_url: `${provider}/jwks`,
  });
  return connection_id;
}
