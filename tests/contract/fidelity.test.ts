import { expect, test } from 'vitest';
import { refusal, startSandbox } from './harness.ts';

/* Faults that public bug reports and official SDKs in other languages showed, each tested for more than its case. */

const TOKEN = 'DOYoip3rvIMMW5lgItikFK-Ak1CfMsgjuiCyI7uuU94=';

test('the session of the fixed token can be checked locally, and has no roles', async () => {
  const { stytch } = await startSandbox();
  const { member_session, session_jwt } = await stytch.magicLinks.authenticate({
    magic_links_token: TOKEN,
    session_duration_minutes: 60,
  });
  expect(member_session?.roles).toEqual([]);
  const local = await stytch.sessions.authenticateJwtLocal({ session_jwt });
  const { started_at, authentication_factors, organization_id } = local;
  expect(member_session).toMatchObject({ started_at, organization_id, roles: local.roles });
  expect(authentication_factors[0]?.email_factor).toEqual(member_session?.authentication_factors[0]?.email_factor);
  const check = (organization_id: string) =>
    stytch.sessions.authenticateJwtLocal({
      session_jwt,
      authorization_check: { organization_id, resource_id: 'stytch.self', action: 'delete' },
    });
  await expect(check(organization_id)).rejects.toMatchObject({ code: 'invalid_permissions' });
  await expect(check('some-other-organization-id')).rejects.toMatchObject({ code: 'tenancy_mismatch' });
});

test('searches without a query return the newest first, page by page', async () => {
  const { stytch, control, project } = await startSandbox();
  for (const name of ['one', 'two', 'three']) {
    await control('POST', '/clock', project, { advance_seconds: 60 });
    await stytch.organizations.create({ organization_name: name, organization_slug: name });
    await stytch.organizations.members.create({ organization_id: 'globex', email_address: `${name}@example.com` });
  }
  const first = await stytch.organizations.search({ limit: 2 });
  const cursor = first.results_metadata.next_cursor ?? '';
  const rest = await stytch.organizations.search({ limit: 2, cursor });
  const slugs = [...first.organizations, ...rest.organizations].map(({ organization_slug }) => organization_slug);
  expect(slugs).toEqual(['three', 'two', 'one', 'globex']);
  const { members } = await stytch.organizations.members.search({ organization_ids: ['globex'] });
  expect(members.map(({ email_address }) => email_address.split('@')[0])).toEqual(['three', 'two', 'one', 'grace']);
});

test('a member has the field that older SDKs require', async () => {
  const { logIn } = await startSandbox();
  expect((await logIn('ada@example.com')).member).toHaveProperty('scim_registrations', []);
});

test('empty metadata counts as absent for a member, who may not set any', async () => {
  const { stytch, logIn } = await startSandbox();
  const { member_id, session_token } = await logIn('ada@example.com');
  const as = { authorization: { session_token } };
  const mine = { organization_id: 'globex', member_id };
  const named = await stytch.organizations.members.update({ ...mine, name: 'Ada', trusted_metadata: {} }, as);
  expect(named.member.name).toBe('Ada');
  const plan = { trusted_metadata: { plan: 'gold' } };
  expect(await refusal(stytch.organizations.members.update({ ...mine, ...plan }, as))).toMatchObject({
    type: 'cannot_update_trusted_metadata',
  });
  await stytch.organizations.members.update({ ...mine, roles: ['stytch_admin'] });
  const renamed = { organization_id: 'globex', organization_name: 'Globex Corp' };
  await stytch.organizations.update({ ...renamed, trusted_metadata: {} }, as);
  expect(await refusal(stytch.organizations.update({ ...renamed, ...plan }, as))).toMatchObject({
    type: 'cannot_update_trusted_metadata',
  });
});

test('no operation assigns the role that every member has', async () => {
  const { stytch } = await startSandbox();
  const organization_id = 'globex';
  const { member_id } = await stytch.organizations.members.create({ organization_id, email_address: 'a@example.com' });
  const given = { organization_id, email_address: 'b@example.com', roles: ['editor', 'stytch_member'] };
  const hash = '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
  const calls = [
    () => stytch.organizations.members.create(given),
    () => stytch.organizations.members.update({ organization_id, member_id, roles: ['stytch_member'] }),
    () => stytch.magicLinks.email.invite(given),
    () => stytch.passwords.migrate({ ...given, hash, hash_type: 'bcrypt' }),
  ];
  for (const call of calls) expect((await refusal(call())).type).toBe('cannot_assign_default_rbac_role_id');
});

test('only the key set may be cached', async () => {
  const { url, project, control } = await startSandbox();
  const caching = async (path: string) => (await fetch(`${url}${path}`)).headers.get('cache-control');
  expect(await caching(`/v1/b2b/sessions/jwks/${project.project_id}`)).toBe('public, max-age=900');
  expect(await caching(`/v1/b2b/sessions/jwks/project-test-${crypto.randomUUID()}`)).toBe('no-store');
  expect(await caching('/v1/b2b/organizations/globex')).toBe('no-store');
  await control('POST', '/faults', project, { operation: 'sessions.get_jwks', kind: 'error', status: 500 });
  expect(await caching(`/v1/b2b/sessions/jwks/${project.project_id}`)).toBe('no-store');
});

test('an error that only the sandbox has links to its own page', async () => {
  const { url, project, control } = await startSandbox();
  const own = (type: string) => `${url}/sandbox/#error-${type}`;
  const pages = await Promise.all([
    control('GET', '/nothing', project),
    control('GET', '/messages'),
    control('GET', '/messages?wait=x', project),
    control('POST', '/clock', project, { advance_seconds: 'x' }),
    control('POST', '/projects', undefined, { redirect_urls: ['http://evil.example'] }),
  ]);
  for (const { body } of pages) expect(body.error_url).toBe(own(body.error_type));
  const answer = await fetch(`${url}/v1/b2b/nothing`);
  expect(await answer.json()).toMatchObject({ error_url: 'https://stytch.com/docs/api/errors/404#route_not_found' });
});

test('texts that were seen live are whole', async () => {
  const { url, stytch } = await startSandbox();
  const answer = await fetch(`${url}/v1/b2b/organizations/x`, { headers: { authorization: `Basic ${btoa('x:y')}` } });
  expect((await answer.json()).error_message).toBe(
    'The project ID provided in the basic authentication header is invalid. Please check to make sure the format is correct and there are no trailing whitespaces. To create a new project or confirm an existing project ID please visit the Stytch dashboard here: https://stytch.com/dashboard/api-keys',
  );
  const discovery_redirect_url = 'http://localhost:9/elsewhere';
  const sent = stytch.magicLinks.email.discovery.send({ email_address: 'a@example.com', discovery_redirect_url });
  expect((await refusal(sent)).message).toMatch(/please visit https:\/\/stytch\.com\/docs\/api\/url-validation$/);
});
