import { expect, test } from 'vitest';
import { authSettings } from '../../src/lib/sandbox/stytch/organizations/fields.ts';
import { clientFor, refusal, startSandbox } from './harness.ts';

/* Regressions that bug reports and SDKs in other languages found. Each test covers more than the case reported. */

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
  const member = { organization_id, email_address: 'b@example.com', roles: ['editor', 'stytch_member'] };
  const hash = '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
  const calls = [
    () => stytch.organizations.members.create(member),
    () => stytch.organizations.members.update({ organization_id, member_id, roles: ['stytch_member'] }),
    () => stytch.magicLinks.email.invite(member),
    () => stytch.passwords.migrate({ ...member, hash, hash_type: 'bcrypt' }),
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

test('a call of the B2B client that is not emulated says so by name', async () => {
  const { url, project, stytch } = await startSandbox();
  const { fraud } = clientFor(url, project, { fraud_env: url });
  const calls = {
    'fraud.fingerprint.lookup': () => fraud.fingerprint.lookup({ telemetry_id: 'x' }),
    'fraud.rules.set': () => fraud.rules.set({ action: 'ALLOW' }),
    'fraud.rules.list': () => fraud.rules.list({}),
    'fraud.verdict_reasons.override': () =>
      fraud.verdictReasons.override({ verdict_reason: 'x', override_action: 'ALLOW' }),
    'fraud.verdict_reasons.list': () => fraud.verdictReasons.list({}),
    'fraud.email.risk': () => fraud.email.risk({ email_address: 'ada@example.com' }),
  };
  for (const [name, call] of Object.entries(calls))
    expect(await refusal(call()), name).toEqual({
      status: 501,
      type: 'not_emulated',
      message: `This sandbox does not emulate ${name}.`,
    });
  expect((await stytch.debug.whoami()).project_id).toBe(project.project_id);
});

test('an error that only the sandbox has links to its own page when a fault asks for it, too', async () => {
  const { url, project, control } = await startSandbox();
  const ordered = async (operation: string, error_type: string, path: string, init?: RequestInit) => {
    await control('POST', '/faults', project, { operation, kind: 'error', error_type, times: 1 });
    return (await fetch(`${url}${path}`, init)).json();
  };
  const keys = `/v1/b2b/sessions/jwks/${project.project_id}`;
  const start = `/v1/b2b/public/oauth/google/discovery/start?public_token=${project.public_token}`;
  for (const type of ['not_emulated', 'project_full', 'response_too_large'])
    for (const [operation, path] of [
      ['sessions.get_jwks', keys],
      ['oauth.discovery.start', start],
    ] as const)
      expect(await ordered(operation, type, path)).toMatchObject({ error_url: `${url}/sandbox/#error-${type}` });
  expect(await ordered('sessions.get_jwks', 'session_not_found', keys)).toMatchObject({
    error_url: 'https://stytch.com/docs/api/errors/404#session_not_found',
  });
  const token = `/v1/public/${project.project_id}/oauth2/token`;
  expect(await ordered('oauth2.token', 'invalid_client', token, { method: 'POST' })).toMatchObject({
    status_code: 400,
    error: 'invalid_client',
    error_uri: 'https://stytch.com/docs/api/errors/400#invalid_client',
  });
});

/** Every auth setting, with a value that changes nothing. */
const UNCHANGED = {
  email_jit_provisioning: 'NOT_ALLOWED',
  email_allowed_domains: [],
  sso_jit_provisioning: 'ALL_ALLOWED',
  oauth_tenant_jit_provisioning: 'NOT_ALLOWED',
  allowed_oauth_tenants: {},
  auth_methods: 'ALL_ALLOWED',
  allowed_auth_methods: [],
  mfa_policy: 'OPTIONAL',
  mfa_methods: 'ALL_ALLOWED',
  allowed_mfa_methods: [],
  claimed_email_domains: [],
} as const;

test('any auth setting that a new organization is given turns invitations off, unless they are asked for', async () => {
  const { stytch } = await startSandbox();
  expect(['email_invites', ...Object.keys(UNCHANGED)].sort()).toEqual(Object.keys(authSettings.shape).sort());
  const invites = async (more: object) =>
    (await stytch.organizations.create({ organization_name: 'Acme', ...more })).organization.email_invites;
  for (const [field, value] of Object.entries(UNCHANGED)) {
    expect(await invites({ [field]: value }), field).toBe('NOT_ALLOWED');
    expect(await invites({ [field]: null }), field).toBe('ALL_ALLOWED');
    expect(await invites({ [field]: value, email_invites: 'ALL_ALLOWED' }), field).toBe('ALL_ALLOWED');
  }
  expect(await invites({ trusted_metadata: { plan: 'pro' }, organization_logo_url: '' })).toBe('ALL_ALLOWED');
});

test('the official example allows its new organization’s own domain in, and invites after it said so', async () => {
  const { stytch, open } = await startSandbox();
  const { organization } = await stytch.discovery.organizations.create({
    intermediate_session_token: await open('ada@acme.example'),
    email_allowed_domains: [],
    mfa_policy: 'OPTIONAL',
  });
  const { organization_id } = organization;
  const invite = () => stytch.magicLinks.email.invite({ organization_id, email_address: 'bob@acme.example' });
  expect((await refusal(invite())).type).toBe('invalid_email_for_invites');
  const email_allowed_domains = ['acme.example'];
  await stytch.organizations.update({ organization_id, email_allowed_domains, email_invites: 'RESTRICTED' });
  expect((await invite()).member.status).toBe('invited');
});

test('an organization keeps a way to join', async () => {
  const { stytch } = await startSandbox();
  const off = {
    email_invites: 'NOT_ALLOWED',
    email_jit_provisioning: 'NOT_ALLOWED',
    sso_jit_provisioning: 'NOT_ALLOWED',
  };
  const type = 'invalid_organization_auth_factor_setting';
  expect((await refusal(stytch.organizations.create({ organization_name: 'Acme', ...off }))).type).toBe(type);
  const update = (settings: object) => stytch.organizations.update({ organization_id: 'globex', ...settings });
  expect((await refusal(update(off))).type).toBe(type);
  await update({ ...off, oauth_tenant_jit_provisioning: 'RESTRICTED' });
  expect((await refusal(update({ oauth_tenant_jit_provisioning: 'NOT_ALLOWED' }))).type).toBe(type);
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
