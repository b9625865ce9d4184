import type { StartedSandbox } from './tables/errors.ts';

/**
 * Opens an address and follows redirects, as a browser would, until one goes to the app.
 * @returns the app's URL with the token, or the page or error where the browser stays
 */
export async function follow(url: string): Promise<{ landed: URL; answer: Response }> {
  let at = new URL(url);
  for (let i = 0; i < 10; i++) {
    const answer = await fetch(at, { redirect: 'manual' });
    const location = answer.headers.get('location');
    if (location === null) return { landed: at, answer };
    at = new URL(location, at);
    if (at.pathname === '/authenticate') return { landed: at, answer };
  }
  throw new Error('The redirects go in circles.');
}

type Query = Record<string, string>;

/** The address that starts a login, for a person who is signed in at the provider already. */
export function startUrl({ url, project }: StartedSandbox, path: string, person: string, query: Query = {}): string {
  const at = new URL(`${url}${path}`);
  const parameters = {
    public_token: project.public_token,
    provider_prompt: 'none',
    provider_login_hint: person,
    ...query,
  };
  for (const [name, value] of Object.entries(parameters)) at.searchParams.set(name, value);
  return at.href;
}

/** Signs a person in at an OAuth provider, and returns the token that the app gets. */
export async function oauthToken(
  bench: StartedSandbox,
  path: string,
  person: string,
  query: Query = {},
): Promise<string> {
  const { landed, answer } = await follow(startUrl(bench, `/v1/b2b/public/oauth/${path}/start`, person, query));
  const token = landed.searchParams.get('token');
  if (token === null) throw new Error(`No token at ${landed.pathname}: ${await answer.text()}`);
  return token;
}

/** Gives an organization an active OIDC connection to the built-in provider. */
export async function oidcConnection({ stytch, control, project }: StartedSandbox, organization_id = 'globex') {
  const { connection } = await stytch.sso.oidc.createConnection({ organization_id });
  const connection_id = connection?.connection_id ?? '';
  const { issuer, client_id, client_secret } = (await control('GET', '/idp', project)).body;
  await stytch.sso.oidc.updateConnection({ organization_id, connection_id, issuer, client_id, client_secret });
  return { organization_id, connection_id };
}

/** Signs a person in through a connection, and returns the token that the app gets. */
export async function ssoToken(bench: StartedSandbox, person: string, query: Query): Promise<string> {
  const { landed, answer } = await follow(startUrl(bench, '/v1/public/sso/start', person, query));
  const token = landed.searchParams.get('token');
  if (token === null) throw new Error(`No token at ${landed.pathname}: ${await answer.text()}`);
  return token;
}
