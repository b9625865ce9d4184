import { Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { asFetch } from '../../src/lib/sandbox/testing/fetch.ts';
import { makeSandbox } from '../../src/lib/sandbox/testing/sandbox.ts';
import { onPostgres } from '../../src/lib/store/testing/database.ts';
import { allRoutes, type Schema } from './fuzz/routes.ts';

const SITE = 'https://first-login.example';
const ELSEWHERE = 'https://elsewhere.example/x';
const BACK = `${SITE}/authenticate`;

/** Counts what would leave the process. The sandbox is called without a socket, so nothing else connects. */
function watchTheDoor() {
  const doors = [vi.spyOn(Socket.prototype, 'connect'), vi.spyOn(globalThis, 'fetch')];
  onTestFinished(() => doors.forEach((door) => door.mockRestore()));
  return () => doors.flatMap((door) => door.mock.calls.map((call) => JSON.stringify(call).slice(0, 200)));
}

async function onPublicHost() {
  const { project, send, handle } = await makeSandbox({ siteUrl: SITE });
  const made = await project({ redirect_urls: [BACK] });
  const { call, post } = made;
  const organization = (await call('GET', '/v1/b2b/organizations/globex')).body.organization;
  const { issuer, client_id, client_secret, metadata_url } = (await made.control('GET', 'idp')).body;
  const connect = async (kind: string, path: string, body: object) => {
    const id = String((await post(`sso/${kind}/globex`, {})).body.connection?.connection_id);
    await call('PUT', `/v1/b2b/sso/${kind}/globex/connections/${id}${path}`, body);
    return id;
  };
  const oidc = await connect('oidc', '', { issuer, client_id, client_secret });
  const saml = await connect('saml', '/url', { metadata_url });
  const attribute_mapping = { email: 'email', full_name: 'name' };
  await call('PUT', `/v1/b2b/sso/saml/globex/connections/${saml}`, { attribute_mapping });
  const scim = (await post('scim/globex/connection', {})).body.connection;
  return { ...made, send, fetch: asFetch(handle), organization, oidc, saml, scim };
}

type Host = Awaited<ReturnType<typeof onPublicHost>>;

/** Fields that may name another host. */
const ADDRESS = /url|uri|issuer|origin|host|domain|endpoint|audience|jwks|idp|metadata|certificate/;

/** A body with one field, or all that may name a host, pointing elsewhere. */
function bodies(fields: Schema, known: Record<string, unknown>): Record<string, unknown>[] {
  const names = Object.keys(fields.properties ?? {});
  const filled = (odd: (name: string) => boolean) =>
    Object.fromEntries(
      names
        .filter((name) => odd(name) || known[name] !== undefined || fields.required?.includes(name))
        .map((name) => [name, odd(name) ? elsewhere(fields.properties?.[name]) : (known[name] ?? 'x')]),
    );
  const addresses = names.filter((name) => ADDRESS.test(name));
  return [filled((name) => known[name] === undefined), ...addresses.map((one) => filled((name) => name === one))];
}

function elsewhere(schema: Schema = {}): unknown {
  if (schema.enum) return schema.enum[0];
  const fitting = schema.anyOf?.find(({ type }) => type === 'object') ?? schema;
  if (fitting.type === 'array') return [elsewhere(fitting.items)];
  if (fitting.type === 'integer' || fitting.type === 'number') return 60;
  if (fitting.type === 'boolean') return true;
  const properties = Object.entries(fitting.properties ?? {});
  return properties.length > 0
    ? Object.fromEntries(properties.map(([name, each]) => [name, elsewhere(each)]))
    : ELSEWHERE;
}

test.skipIf(onPostgres)(
  'no route of a public sandbox connects to another host, whichever of its fields names one',
  async () => {
    const host = await onPublicHost();
    const left = watchTheDoor();
    let sent = 0;
    for (const route of allRoutes().filter(({ area }) => area !== 'bench' && area !== 'site')) {
      const { area, method, path, fields } = route;
      for (const connection_id of path.includes('{connection_id}') ? [host.oidc, host.saml] : [host.oidc]) {
        const known: Record<string, unknown> = {
          organization_id: host.organization?.organization_id,
          project_id: host.id,
          public_token: host.publicToken,
          connection_id,
        };
        const at = path.replace(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? 'x'));
        for (const body of bodies(fields, known)) {
          if (method === 'DELETE' || path.endsWith('/reset') || path.endsWith('/keys/rotate')) continue;
          const query = new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)]));
          const authorization = area === 'idp' ? '' : host.authorization;
          const isGet = method === 'GET';
          const init = { method, headers: { authorization }, ...(!isGet && { body: JSON.stringify(body) }) };
          await host.fetch(new Request(SITE + (isGet ? `${at}?${query}` : at), init));
          sent++;
        }
      }
    }
    expect(sent).toBeGreaterThan(300);
    expect(left()).toEqual([]);
  },
);

/** Follows redirects without a socket, as a browser would, until one goes to the app. */
async function follow({ fetch }: Host, path: string): Promise<URLSearchParams> {
  let at = `${SITE}${path}`;
  for (let i = 0; i < 10; i++) {
    const answer = await fetch(new Request(at));
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The browser stays at ${at}: ${await answer.text()}`);
    if (location.startsWith(BACK)) return new URL(location).searchParams;
    at = new URL(location, at).href;
  }
  throw new Error('The redirects go in circles.');
}

test.skipIf(onPostgres)('logins with Google, OIDC and SCIM on a public sandbox stay in the process', async () => {
  const host = await onPublicHost();
  const { post, send, publicToken, scim, organization } = host;
  const left = watchTheDoor();
  const person = 'provider_prompt=none&provider_login_hint=ada@example.com';
  const query = `public_token=${publicToken}&${person}&login_redirect_url=${BACK}`;
  const google = await follow(
    host,
    `/v1/b2b/public/oauth/google/start?${query}&organization_id=${organization?.organization_id}`,
  );
  const oauth = await post('oauth/authenticate', { oauth_token: google.get('token') });
  expect(oauth.body).toMatchObject({ status_code: 200 });
  const sso = await follow(host, `/v1/public/sso/start?${query}&connection_id=${host.oidc}`);
  expect((await post('sso/authenticate', { sso_token: sso.get('token') })).body).toMatchObject({ status_code: 200 });
  const created = await send('POST', `/v1/b2b/scim/${scim?.connection_id}/Users`, {
    headers: { authorization: `Bearer ${scim?.bearer_token}` },
    body: { userName: 'grace@example.com', emails: [{ value: 'grace@example.com', primary: true }] },
  });
  expect(created.status).toBe(201);
  expect(left()).toEqual([]);
});
