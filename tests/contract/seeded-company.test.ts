import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { expect, test } from 'vitest';
import { readSeed } from '../../src/lib/sandbox/seed-file.ts';
import { clientFor, refusal, startSandbox, type Credentials } from './harness.ts';
import { samlToken } from './saml.ts';
import { ssoToken } from './sign-in.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '../../docs/testing-with-the-sandbox.md'), 'utf8');
/** The seed that the guide shows for a company that logs in by SSO. */
const seed = () => {
  const text = [...GUIDE.matchAll(/```yaml\n([\s\S]*?)```/g)].find(([, yaml]) =>
    yaml?.includes('sso_connections'),
  )?.[1];
  return readSeed(load(text ?? '', { schema: CORE_SCHEMA }));
};

const CONNECTION = 'saml-connection-test-00000000-0000-4000-8000-00000000000b';
const ada = 'ada@acme.example';

/** A sandbox with the guide's project, as `npm run sandbox -- --seed` creates it. */
async function company() {
  const bench = await startSandbox();
  const project = await bench.sandbox.createSeededProject(seed());
  return { ...bench, project, stytch: clientFor(bench.url, project) };
}
type Company = Awaited<ReturnType<typeof company>>;

/** Logs Ada in through a connection of Acme. */
async function logIn(bench: Company, query: Record<string, string>, sign = samlToken) {
  // The redirect URL of the guide's app, where no app runs.
  return bench.stytch.sso.authenticate({ sso_token: await sign(bench, ada, query) });
}

const oidcConnection = async ({ stytch }: Company) =>
  (await stytch.sso.getConnections({ organization_id: 'acme' })).oidc_connections[0];

/** Calls a SCIM connection with the seed's token. */
const scim = ({ base_url }: { base_url: string }, token = 'a-token-for-the-directory') =>
  fetch(`${base_url}/Users`, { headers: { authorization: `Bearer ${token}` } });

test('the company of the guide’s seed logs in by SAML and by OpenID Connect, with a role by group', async () => {
  const bench = await company();
  const first = await logIn(bench, { organization_id: 'acme' });
  expect(first).toMatchObject({ member_authenticated: true, member: { email_address: ada, name: 'Ada Lovelace' } });
  expect(first.member.roles).toContainEqual({
    role_id: 'writer',
    sources: [{ type: 'sso_connection_group', details: { connection_id: CONNECTION, group: 'admins' } }],
  });
  await bench.stytch.sessions.authenticate({
    session_token: first.session_token,
    authorization_check: {
      organization_id: first.organization_id,
      resource_id: 'documents',
      action: 'write',
    },
  });
  const oidc = await oidcConnection(bench);
  expect(oidc).toMatchObject({ status: 'active', display_name: 'The same people by OpenID Connect' });
  const second = await logIn(bench, { connection_id: oidc?.connection_id ?? '' }, ssoToken);
  expect(second.member_id).toBe(first.member_id);
});

test('the seed’s directory, job and app have the tokens and secrets that it sets', async () => {
  const bench = await company();
  const { connection } = await bench.stytch.scim.connection.get({ organization_id: 'acme' });
  expect((await scim({ base_url: connection?.base_url ?? '' })).status).toBe(200);
  expect((await scim({ base_url: connection?.base_url ?? '' }, 'another-token')).status).toBe(401);
  const token = await bench.stytch.m2m.token({ client_id: 'nightly-job', client_secret: 'a-secret-for-the-job' });
  expect(token.token_type).toBe('bearer');
  const { connected_apps } = await bench.stytch.connectedApp.clients.search({});
  expect(connected_apps).toMatchObject([{ client_name: 'Desktop app', client_type: 'first_party_public' }]);
});

test('a reset brings back the connections, clients and settings of the seed', async () => {
  const bench = await company();
  const { control, project, stytch } = bench;
  const before = await control('GET', '/snapshot', project);
  await stytch.organizations.delete({ organization_id: 'acme' });
  await stytch.m2m.clients.delete({ client_id: 'nightly-job' });
  await control('POST', '/settings', project, { sdk_origins: [], rbac_policy: {} });
  await control('POST', '/reset', project);
  const after = await control('GET', '/snapshot', project);
  expect(after.body).toMatchObject({
    settings: before.body.settings,
    m2m_clients: [{ id: 'nightly-job' }],
    connected_apps: [{ data: { client_name: 'Desktop app' } }],
    organizations: [{ scim: { display_name: '' }, connections: [{ kind: 'saml' }, { kind: 'oidc' }] }],
  });
  expect(after.body.settings).toMatchObject({
    sdk_origins: ['http://localhost:8000'],
    rbac_policy: { custom_roles: [{ role_id: 'writer' }] },
  });
  expect((await logIn(bench, { connection_id: CONNECTION })).member.email_address).toBe(ada);
});

test.each(['in another project', 'in another sandbox'])('a snapshot of the company logs in %s', async (where) => {
  const source = await company();
  const snapshot = (await source.control('GET', '/snapshot', source.project)).body;
  const target = where === 'in another sandbox' ? await startSandbox() : source;
  const project: Credentials = await target.newProject();
  const restored = await target.control('POST', '/snapshot', project, snapshot);
  expect(restored.status).toBe(200);
  // The original is gone: the connections have to work without it.
  await source.db.deleteFrom('sandbox_projects').where('id', '=', source.project.project_id).execute();
  const bench = {
    ...source,
    ...target,
    project: { ...source.project, ...project },
    stytch: clientFor(target.url, project),
  };
  expect((await logIn(bench, { connection_id: CONNECTION })).member.email_address).toBe(ada);
  const oidc = await oidcConnection(bench);
  expect(oidc?.issuer).toBe(`${target.url}/idp/${project.project_id}`);
  expect((await logIn(bench, { connection_id: oidc?.connection_id ?? '' }, ssoToken)).member.email_address).toBe(ada);
  expect(
    await bench.stytch.m2m.token({ client_id: 'nightly-job', client_secret: 'a-secret-for-the-job' }),
  ).toMatchObject({ token_type: 'bearer' });
});

test('the control plane gives an organization connections that work right away', async () => {
  const { control, project, stytch, ...bench } = await startSandbox();
  const connect = (connection: object, organization_id = 'globex') =>
    control('POST', '/sso_connections', project, { organization_id, connection });
  for (const kind of ['oidc', 'saml'] as const) {
    const { status, body } = await connect({ kind, display_name: 'Okta', identity_provider: 'okta' });
    expect([status, body.connection]).toMatchObject([201, { status: 'active', identity_provider: 'okta' }]);
    const { connection_id } = body.connection;
    const sign = kind === 'saml' ? samlToken : ssoToken;
    const token = await sign({ ...bench, control, project, stytch }, 'grace@example.com', { connection_id });
    expect((await stytch.sso.authenticate({ sso_token: token })).member.email_address).toBe('grace@example.com');
    await stytch.organizations.create({ organization_name: `Initech ${kind}`, organization_slug: `initech-${kind}` });
    const external = { kind: 'external', external_organization_id: 'globex', external_connection_id: connection_id };
    expect((await connect(external, `initech-${kind}`)).body.connection).toMatchObject({ status: 'active' });
    expect((await connect(external, `initech-${kind}`)).body).toMatchObject({
      error_type: 'duplicate_external_sso_connection',
    });
  }
  const wanted = { organization_id: 'globex', connection: { bearer_token: 'a-token-of-eight' } };
  const { body } = await control('POST', '/scim_connections', project, wanted);
  expect((await scim(body.connection, 'a-token-of-eight')).status).toBe(200);
  expect((await control('POST', '/scim_connections', project, wanted)).body).toMatchObject({
    error_type: 'active_scim_connection_exists',
  });
  const client = { client_id: 'job', client_secret: 'of-the-job', scopes: ['read:users'] };
  expect((await control('POST', '/m2m_clients', project, client)).body.m2m_client).toMatchObject(client);
  expect((await stytch.m2m.token(client)).token_type).toBe('bearer');
  const app = { client_type: 'third_party', client_secret: 'of-the-app', redirect_urls: ['http://localhost/cb'] };
  const { connected_app } = (await control('POST', '/connected_apps', project, app)).body;
  expect(connected_app).toMatchObject({ ...app, client_secret_last_four: '-app' });
});

test.each([
  ['a provider without a kind', { kind: 'ldap' }, 'kind must be oidc, saml or external.'],
  ['a field that no connection has', { kind: 'oidc', isuer: 'x' }, 'isuer'],
  ['an unknown provider', { kind: 'oidc', identity_provider: 'x' }, 'invalid_sso_idp'],
  ['an id of another kind', { kind: 'saml', connection_id: 'oidc-connection-test-1' }, 'saml-connection-test-'],
  ['a certificate that is none', { kind: 'saml', x509_certificate: 'x' }, 'invalid_x509_certificate'],
  [
    'a connection that doesn’t exist',
    { kind: 'external', external_organization_id: 'globex', external_connection_id: 'x' },
    'external_connection_id_not_found',
  ],
])('the control plane refuses %s', async (_, connection, why) => {
  const { control, project } = await startSandbox();
  const { status, body } = await control('POST', '/sso_connections', project, {
    organization_id: 'globex',
    connection,
  });
  expect([400, 404]).toContain(status);
  expect(`${body.error_type} ${body.error_message}`).toContain(why);
});

test.each([
  [{ client_type: 'first_party' }, 'client_secret'],
  [{ client_type: 'first_party_public', client_secret: 'of-the-app' }, 'client_secret'],
])('the control plane refuses the app %o', async (app, why) => {
  const { control, project } = await startSandbox();
  const { status, body } = await control('POST', '/connected_apps', project, app);
  expect([status, body.error_message]).toEqual([400, expect.stringContaining(why)]);
});

test('a client that exists already is refused', async () => {
  const bench = await company();
  const client = { client_id: 'nightly-job', client_secret: 'a-secret-for-the-job' };
  expect((await bench.control('POST', '/m2m_clients', bench.project, client)).body).toMatchObject({
    error_type: 'duplicate_m2m_client_id',
  });
  expect(await refusal(bench.stytch.m2m.clients.create({ ...client, scopes: [] }))).toMatchObject({
    type: 'duplicate_m2m_client_id',
  });
});
