import { Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeSandbox } from '../../testing/sandbox.ts';

const SITE = 'https://first-login.example';
const ELSEWHERE = 'https://elsewhere.example/x';

async function onPublicHost() {
  const { project, send } = await makeSandbox({ siteUrl: SITE });
  const made = await project();
  const { connection } = (await made.post('sso/oidc/globex', {})).body;
  const path = `/v1/b2b/sso/oidc/globex/connections/${String(connection?.connection_id)}`;
  const update = async (body: object) => (await made.call('PUT', path, body)).body;
  return { ...made, send, update, id: String(connection?.connection_id) };
}

/** Counts what would leave the process: connections of sockets, and fetch. */
function watchTheDoor() {
  const [connected, fetched] = [vi.spyOn(Socket.prototype, 'connect'), vi.spyOn(globalThis, 'fetch')];
  onTestFinished(() => {
    connected.mockRestore();
    fetched.mockRestore();
  });
  return () => [...connected.mock.calls, ...fetched.mock.calls].filter((call) => JSON.stringify(call).includes('else'));
}

test('a connection on a public host cannot name another provider, and nothing leaves the process', async () => {
  const { update } = await onPublicHost();
  const left = watchTheDoor();
  for (const field of ['issuer', 'authorization_url', 'token_url', 'userinfo_url', 'jwks_url'])
    expect(await update({ [field]: ELSEWHERE }), field).toMatchObject({ error_type: 'identity_provider_not_allowed' });
  expect(left()).toEqual([]);
});

test('a SAML connection on a public host reads only the built-in provider, and nothing leaves the process', async () => {
  const { post, call, control, send, publicToken } = await onPublicHost();
  const connection_id = String((await post('sso/saml/globex', {})).body.connection?.connection_id);
  const path = `/v1/b2b/sso/saml/globex/connections/${connection_id}`;
  const left = watchTheDoor();
  const refused = { error_type: 'identity_provider_not_allowed' };
  expect((await call('PUT', `${path}/url`, { metadata_url: ELSEWHERE })).body).toMatchObject(refused);
  expect((await call('PUT', path, { idp_sso_url: ELSEWHERE })).body).toMatchObject(refused);
  const { metadata_url } = (await control('GET', 'idp')).body;
  await call('PUT', `${path}/url`, { metadata_url });
  const active = await call('PUT', path, { attribute_mapping: { email: 'email', full_name: 'name' } });
  expect(active.body.connection).toMatchObject({ status: 'active' });
  // A snapshot can't bring another address either.
  const text = JSON.stringify((await control('GET', 'snapshot')).body);
  const changed = JSON.parse(text.replace(/"idp_sso_url":"[^"]*"/, `"idp_sso_url":"${ELSEWHERE}"`));
  expect((await control('POST', 'snapshot', changed)).status).toBe(200);
  const start = `/v1/public/sso/start?public_token=${publicToken}&connection_id=${connection_id}`;
  expect((await send('GET', start)).body).toMatchObject(refused);
  expect(left()).toEqual([]);
});

test('a connection that a snapshot brings to a public host neither calls nor sends anyone elsewhere', async () => {
  const { update, control, send, publicToken, id } = await onPublicHost();
  const { issuer, client_id, client_secret } = (await control('GET', 'idp')).body;
  await update({ issuer, client_id, client_secret });
  const snapshot = JSON.parse(
    JSON.stringify((await control('GET', 'snapshot')).body).replaceAll(
      /"https:[^"]*\/(token|userinfo|jwks)"/g,
      () => `"${ELSEWHERE}"`,
    ),
  );
  expect((await control('POST', 'snapshot', snapshot)).status).toBe(200);
  const left = watchTheDoor();
  const query = `public_token=${publicToken}&connection_id=${id}&provider_prompt=none&provider_login_hint=ada@example.com`;
  let at = `/v1/public/sso/start?${query}`;
  for (let i = 0; i < 2; i++) at = ((await send('GET', at)).headers.get('location') ?? '').replace(SITE, '');
  expect((await send('GET', at)).body).toMatchObject({ error_type: 'identity_provider_not_allowed' });
  expect(left()).toEqual([]);
});

test('the control plane of a public host connects the built-in provider only', async () => {
  const { control } = await onPublicHost();
  const left = watchTheDoor();
  const connect = async (connection: object) =>
    (await control('POST', 'sso_connections', { organization_id: 'globex', connection })).body;
  for (const connection of [
    { kind: 'oidc', issuer: ELSEWHERE },
    { kind: 'oidc', authorization_url: ELSEWHERE },
    { kind: 'saml', idp_sso_url: ELSEWHERE },
  ])
    expect(await connect(connection)).toMatchObject({ error_type: 'identity_provider_not_allowed' });
  expect((await connect({ kind: 'saml' })).connection).toMatchObject({ status: 'active' });
  expect(left()).toEqual([]);
});
