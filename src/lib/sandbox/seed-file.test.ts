import { decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { readSeed, SeedError } from './seed-file.ts';
import { makeClock, makeSandbox } from './testing/sandbox.ts';

const acme = { organization_name: 'Acme', organization_slug: 'acme' };
const ada = { email_address: 'ada@acme.example' };
const member_id = 'member-test-00000000-0000-4000-8000-0000000000aa';

test.each([
  ['two organizations with one slug', { organizations: [acme, acme] }, 'organizations[1]: '],
  [
    'two members with one address',
    { organizations: [{ ...acme, members: [ada, ada] }] },
    'organizations[0].members[1]: ',
  ],
  [
    'a restriction to nothing',
    { organizations: [{ ...acme, email_jit_provisioning: 'RESTRICTED' }] },
    'organizations[0]: email_allowed_domains must be set',
  ],
  [
    'an id in it twice',
    {
      organizations: [
        {
          ...acme,
          members: [
            { ...ada, member_id },
            { email_address: 'b@acme.example', member_id },
          ],
        },
      ],
    },
    'an ID, a token or a key twice',
  ],
  [
    'a default connection that it doesn’t have',
    { organizations: [{ ...acme, sso_default_connection_id: 'oidc-connection-test-1' }] },
    'organizations[0]: sso_default_connection_id is not a connection of the organization.',
  ],
  [
    'an external connection to an organization that it doesn’t have',
    {
      organizations: [
        {
          ...acme,
          sso_connections: [{ kind: 'external', external_organization_id: 'globex', external_connection_id: 'x' }],
        },
      ],
    },
    'organizations[0].sso_connections[0]: ',
  ],
  [
    'two clients with one id',
    { m2m_clients: [1, 2].map(() => ({ client_id: 'job', client_secret: 'a-secret' })) },
    'm2m_clients[1]: ',
  ],
  [
    'a redirect to another site',
    { redirect_urls: ['https://evil.example/'] },
    'The sandbox does not redirect to evil.example',
  ],
])('%s is refused, and nothing is created', async (_, seed, sentence) => {
  const { db, createSeededProject } = await makeSandbox();
  const refused: unknown = await createSeededProject(readSeed(seed)).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(SeedError);
  expect(String(refused)).toContain(sentence);
  expect(await db.selectFrom('sandbox_projects').select('id').execute()).toEqual([]);
});

test('a seed without organizations creates the default ones', async () => {
  const { createSeededProject, send } = await makeSandbox();
  const { project_id, secret } = await createSeededProject(readSeed({}));
  const authorization = `Basic ${Buffer.from(`${project_id}:${secret}`).toString('base64')}`;
  expect((await send('GET', '/v1/b2b/organizations/globex', { authorization })).status).toBe(200);
});

test.each([
  [{ organizations: [{ ...acme, sso_connections: [{ kind: 'ldap' }] }] }, 'organizations[0].sso_connections[0]'],
  [{ organizations: [{ ...acme, scim_connection: {} }] }, 'organizations[0].scim_connection.bearer_token'],
  [{ settings: { rbac_policy: { custom_roles: [{ role_id: 'stytch_x' }] } } }, 'settings.rbac_policy.custom_roles[0]'],
  [{ settings: { sdk_origins: ['localhost'] } }, 'settings.sdk_origins[0]'],
  [{ m2m_clients: [{ client_id: 'job' }] }, 'm2m_clients[0].client_secret'],
  [{ connected_apps: [{ client_type: 'first_party' }] }, 'connected_apps[0]'],
])('%j is refused with the place of the mistake', (seed, place) => {
  expect(() => readSeed(seed)).toThrow(place);
});

test('an external connection may name an organization further down', async () => {
  const { createSeededProject, db } = await makeSandbox();
  const id = 'oidc-connection-test-00000000-0000-4000-8000-0000000000aa';
  const external = { kind: 'external', external_organization_id: 'globex', external_connection_id: id };
  const globex = { organization_name: 'Globex', organization_slug: 'globex' };
  const seed = readSeed({
    organizations: [
      { ...acme, sso_connections: [external] },
      { ...globex, sso_connections: [{ kind: 'oidc', connection_id: id }] },
    ],
  });
  const { project_id } = await createSeededProject(seed);
  const rows = await db
    .selectFrom('sandbox_connections')
    .select('active')
    .where('project_id', '=', project_id)
    .execute();
  expect(rows).toEqual([{ active: 1 }, { active: 1 }]);
});

test('a seeded project is never deleted as unused', async () => {
  const clock = makeClock();
  const { db, createSeededProject, project, sweep } = await makeSandbox({ now: clock.now });
  const { project_id } = await createSeededProject(readSeed({}));
  await project();
  await sweep(clock.pass(30 * 86_400_000));
  expect(await db.selectFrom('sandbox_projects').select('id').execute()).toEqual([{ id: project_id }]);
});

test('a project seeded again only redirects where its new seed says', async () => {
  const { createSeededProject, send } = await makeSandbox();
  const project_id = 'project-test-00000000-0000-4000-8000-0000000000aa';
  const ask = async (redirect_urls: string[]) => {
    const { secret } = await createSeededProject(readSeed({ project_id, redirect_urls }));
    const authorization = `Basic ${Buffer.from(`${project_id}:${secret}`).toString('base64')}`;
    const body = { email_address: 'ada@acme.example' };
    return (await send('POST', '/v1/b2b/magic_links/email/discovery/send', { authorization, body })).body;
  };
  expect(await ask(['http://localhost:4000/old'])).toMatchObject({ status_code: 200 });
  expect(await ask([])).toMatchObject({ error_type: 'no_default_discovery_redirect_url_set' });
});

test('a seed says which redirect URL is the default', async () => {
  const url = 'http://localhost:8000/authenticate';
  const { redirect_urls } = readSeed({ redirect_urls: ['http://localhost:4000/in', { url, default: true }] });
  expect(redirect_urls?.map((entry) => entry.url)).toEqual([url, 'http://localhost:4000/in']);
});

test('a project seeded again does not sign with its old keys', async () => {
  const { createSeededProject, send } = await makeSandbox();
  const project_id = 'project-test-00000000-0000-4000-8000-0000000000aa';
  const rotateAndLogIn = async () => {
    const { secret } = await createSeededProject(readSeed({ project_id }));
    const authorization = `Basic ${Buffer.from(`${project_id}:${secret}`).toString('base64')}`;
    const call = async (method: string, path: string, body?: unknown) =>
      (await send(method, path, { authorization, body })).body;
    const { kid } = await call('POST', '/_sandbox/keys/rotate');
    await call('POST', '/v1/b2b/magic_links/email/discovery/send', { email_address: 'ada@example.com' });
    const { token } = (await call('GET', '/_sandbox/messages')).messages?.[0] ?? {};
    const discovered = await call('POST', '/v1/b2b/magic_links/discovery/authenticate', {
      discovery_magic_links_token: token,
    });
    const { intermediate_session_token } = discovered;
    const made = await call('POST', '/v1/b2b/discovery/organizations/create', { intermediate_session_token });
    const { keys } = await call('GET', `/v1/b2b/sessions/jwks/${project_id}`);
    const published = (keys as unknown as { kid: string }[]).map((key) => key.kid);
    return { kid, signedWith: decodeProtectedHeader(String(made.session_jwt)).kid, published };
  };
  const first = await rotateAndLogIn();
  expect(first.signedWith).toBe(first.kid);
  const second = await rotateAndLogIn();
  expect(second.signedWith).toBe(second.kid);
  expect(second.published).toContain(second.kid);
  expect(second.published).not.toContain(first.kid);
});
