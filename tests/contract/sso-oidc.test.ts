import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal, startSandbox } from './harness.ts';
import { follow, oidcConnection, ssoToken, startUrl } from './sign-in.ts';

const ada = 'ada@example.com';
const START = '/v1/public/sso/start';

test('an organization brings its own provider, and its users log in through it', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  expect(await stytch.sso.getConnections({ organization_id: 'globex' })).toMatchObject({
    oidc_connections: [],
    saml_connections: [],
    external_connections: [],
  });
  const { connection } = await stytch.sso.oidc.createConnection({
    organization_id: 'globex',
    display_name: 'Okta',
    identity_provider: 'okta',
  });
  const { organization_id = '', connection_id = '' } = connection ?? {};
  expect(connection).toMatchObject({
    connection_id: expect.stringMatching(/^oidc-connection-test-/),
    status: 'pending',
    redirect_url: `${bench.url}/v1/b2b/sso/callback/${connection_id}`,
  });
  const { issuer, client_id, client_secret } = (await bench.control('GET', '/idp', bench.project)).body;
  const named = await stytch.sso.oidc.updateConnection({ organization_id, connection_id, issuer });
  // The addresses come from the provider's discovery document.
  expect(named).toMatchObject({ connection: { status: 'pending', token_url: `${issuer}/token` } });
  expect(named).not.toHaveProperty('warning');
  const active = await stytch.sso.oidc.updateConnection({
    organization_id,
    connection_id,
    client_id,
    client_secret,
    attribute_mapping: { team: 'groups' },
  });
  expect(active.connection?.status).toBe('active');
  const { organization } = await stytch.organizations.get({ organization_id });
  expect(organization.sso_active_connections).toEqual([
    { connection_id, display_name: 'Okta', identity_provider: 'okta' },
  ]);

  const { landed } = await follow(startUrl(bench, START, ada, { connection_id }));
  expect(Object.fromEntries(landed.searchParams)).toEqual({ stytch_token_type: 'sso', token: expect.any(String) });
  const sso_token = landed.searchParams.get('token') ?? '';
  const login = await stytch.sso.authenticate({ sso_token, session_duration_minutes: 30 });
  expect(login).toMatchObject({
    member_authenticated: true,
    organization_id,
    reset_session: false,
    member: {
      status: 'active',
      name: 'Ada Lovelace',
      email_address_verified: true,
      trusted_metadata: { team: ['engineering'] },
      sso_registrations: [{ connection_id, sso_attributes: { email: ada, groups: ['engineering'] } }],
    },
  });
  const [registration] = login.member.sso_registrations;
  expect(login.member_session?.authentication_factors).toMatchObject([
    {
      type: 'sso',
      delivery_method: 'sso_oidc',
      oidc_sso_factor: {
        id: registration?.registration_id,
        provider_id: connection_id,
        external_id: registration?.external_id,
      },
    },
  ]);
  expect(await refusal(stytch.sso.authenticate({ sso_token }))).toMatchObject({ type: 'sso_token_not_found' });
  const { member_id } = login;
  const held = await stytch.organizations.members.oidcProviders({
    organization_id,
    member_id,
    include_refresh_token: true,
  });
  expect(held.registrations).toMatchObject([
    { connection_id, provider_subject: registration?.external_id, refresh_token: expect.any(String) },
  ]);
  // An SSO login counts for its own organization only.
  await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
  await stytch.organizations.members.create({ organization_id: 'acme', email_address: ada });
  const { session_token } = login;
  expect(await refusal(stytch.sessions.exchange({ session_token, organization_id: 'acme' }))).toMatchObject({
    type: 'insufficient_factors_for_session_exchange',
  });
  await stytch.sso.deleteConnection({ organization_id, connection_id });
  expect((await stytch.organizations.members.get({ organization_id, member_id })).member.sso_registrations).toEqual([]);
});

test('the provider’s tokens are kept until they expire, then renewed, also by a refresh token that changes', async () => {
  const bench = await startSandbox();
  const { stytch, control, project } = bench;
  const { connection_id, organization_id } = await oidcConnection(bench);
  const { member_id } = await stytch.sso.authenticate({ sso_token: await ssoToken(bench, ada, { connection_id }) });
  const held = async () =>
    (await stytch.organizations.members.oidcProviders({ organization_id, member_id, include_refresh_token: true }))
      .registrations[0];
  // The provider isn't asked, so it may be away.
  await control('POST', '/faults', project, { operation: 'idp.token', kind: 'error', status: 503 });
  const first = await held();
  expect(first).toMatchObject({ access_token_expires_in: 3600, id_token: expect.any(String) });
  await control('POST', '/clock', project, { advance_seconds: 1800 });
  expect(await held()).toMatchObject({ access_token: first?.access_token, access_token_expires_in: 1800 });
  await control('POST', '/clock', project, { advance_seconds: 1801 });
  expect((await refusal(held())).type).toBe('unable_to_refresh_oauth_token');
  await control('DELETE', '/faults', project);
  const second = await held();
  expect(second?.access_token).not.toBe(first?.access_token);
  expect(await held()).toEqual(second);
});

test('an organization decides which connections create members', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  const { connection_id } = await oidcConnection(bench);
  const set = (sso_jit_provisioning: string, more: object = {}) =>
    stytch.organizations.update({ organization_id: 'globex', sso_jit_provisioning, ...more });
  await set('NOT_ALLOWED');
  const sso_token = await ssoToken(bench, ada, { connection_id });
  expect(await refusal(stytch.sso.authenticate({ sso_token }))).toMatchObject({
    type: 'sso_jit_provisioning_not_allowed',
  });
  // The refusal used nothing up.
  await set('RESTRICTED', { sso_jit_provisioning_allowed_connections: [connection_id] });
  expect((await stytch.sso.authenticate({ sso_token })).member_authenticated).toBe(true);
  await set('NOT_ALLOWED');
  const again = await ssoToken(bench, ada, { organization_id: 'globex' });
  expect((await stytch.sso.authenticate({ sso_token: again })).member_authenticated).toBe(true);
});

test('an organization that allows SSO only asks for it after a magic link', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  const { connection_id } = await oidcConnection(bench);
  await stytch.organizations.update({
    organization_id: 'globex',
    auth_methods: 'RESTRICTED',
    allowed_auth_methods: ['sso'],
  });
  const half = await bench.logIn('grace@example.com');
  expect(half).toMatchObject({ member_authenticated: false, primary_required: { allowed_auth_methods: ['sso'] } });
  const login = await stytch.sso.authenticate({
    sso_token: await ssoToken(bench, 'grace@example.com', { connection_id }),
    intermediate_session_token: half.intermediate_session_token,
  });
  expect(login.member_session?.authentication_factors.map(({ type }) => type)).toEqual(['magic_link', 'sso']);
});

test('the start chooses the default connection, and the members’ URL for members', async () => {
  const bench = await startSandbox();
  const { stytch, control, project, url } = bench;
  const first = await oidcConnection(bench);
  const second = await oidcConnection(bench);
  const organization_id = 'globex';
  const start = startUrl(bench, START, 'grace@example.com', { organization_id });
  const body = async () => (await follow(start)).answer.json();
  expect(await body()).toMatchObject({ error_type: 'indeterminate_sso_connection_for_organization' });
  await stytch.organizations.update({ organization_id, sso_default_connection_id: second.connection_id });
  const hop = await fetch(start, { redirect: 'manual' });
  const to = new URL(hop.headers.get('location') ?? '');
  expect(to.searchParams.get('redirect_uri')).toContain(second.connection_id);
  expect(to.searchParams.get('state')).toBe(to.searchParams.get('nonce'));
  expect(to.searchParams.get('scope')).toBe('openid email profile');
  await control('POST', '/redirect_urls', project, { url: `${url}/authenticate?up=1`, types: ['SIGNUP'] });
  const signup_redirect_url = `${url}/authenticate?up=1`;
  const at = async (person: string) =>
    (await follow(startUrl(bench, START, person, { organization_id, signup_redirect_url }))).landed.searchParams;
  expect((await at('grace@example.com')).has('up')).toBe(false);
  expect((await at('kim@example.com')).has('up')).toBe(true);
  expect(
    await refusal(stytch.sso.deleteConnection({ organization_id, connection_id: second.connection_id })),
  ).toMatchObject({ type: 'cannot_delete_default_sso_connection' });
  await stytch.sso.deleteConnection({ organization_id, connection_id: first.connection_id });
});

test('an external connection logs users in through another organization’s provider', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  const { connection_id: external_connection_id } = await oidcConnection(bench);
  await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
  const { connection } = await stytch.sso.external.createConnection({
    organization_id: 'acme',
    external_organization_id: 'globex',
    external_connection_id,
    display_name: 'Globex',
  });
  const { connection_id = '', organization_id = '' } = connection ?? {};
  expect(connection).toMatchObject({ status: 'active', external_connection_id });
  const roles = [{ role_id: 'editor' }];
  const updated = await stytch.sso.external.updateConnection({
    organization_id,
    connection_id,
    external_connection_implicit_role_assignments: roles,
    external_group_implicit_role_assignments: [{ role_id: 'lead', group: 'engineering' }],
  });
  expect(updated.connection?.external_connection_implicit_role_assignments).toEqual(roles);
  const login = await stytch.sso.authenticate({ sso_token: await ssoToken(bench, ada, { connection_id }) });
  expect(login).toMatchObject({ organization_id, member: { sso_registrations: [{ connection_id }] } });
  expect(login.member.roles.map(({ role_id, sources }) => [role_id, sources[0]?.type])).toEqual([
    ['editor', 'sso_connection'],
    ['lead', 'sso_connection_group'],
    ['stytch_member', 'direct_assignment'],
  ]);
});

test('only members with the permission may see and change connections', async () => {
  const bench = await startSandbox();
  const { session_token } = await bench.logIn(ada);
  const as = { authorization: { session_token } };
  expect(await refusal(bench.stytch.sso.getConnections({ organization_id: 'globex' }, as))).toMatchObject({
    status: 403,
    type: 'session_authorization_error',
  });
});

test('a login with PKCE ends only with its code verifier', async () => {
  const bench = await startSandbox();
  const { connection_id } = await oidcConnection(bench);
  const pkce_code_verifier = 'v'.repeat(64);
  const pkce_code_challenge = createHash('sha256').update(pkce_code_verifier).digest('base64url');
  const sso_token = await ssoToken(bench, ada, { connection_id, pkce_code_challenge });
  expect(await refusal(bench.stytch.sso.authenticate({ sso_token }))).toMatchObject({
    type: 'pkce_expected_code_verifier',
  });
  expect((await bench.stytch.sso.authenticate({ sso_token, pkce_code_verifier })).member_authenticated).toBe(true);
});

test('a wrong client secret fails the login as at a real provider', async () => {
  const bench = await startSandbox();
  const { connection_id, organization_id } = await oidcConnection(bench);
  await bench.stytch.sso.oidc.updateConnection({ organization_id, connection_id, client_secret: 'wrong' });
  const { answer } = await follow(startUrl(bench, START, ada, { connection_id }));
  expect(await answer.json()).toMatchObject({ error_type: 'oidc_auth_code_error' });
});
