import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal, startSandbox } from './harness.ts';
import { follow, oauthToken, startUrl } from './sign-in.ts';

const ada = 'ada@example.com';
const DISCOVERY = '/v1/b2b/public/oauth/google/discovery/start';

test('a user continues with Google, finds their organizations, and logs in to one', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  const { landed } = await follow(startUrl(bench, DISCOVERY, ada));
  expect(Object.fromEntries(landed.searchParams)).toEqual({
    stytch_token_type: 'discovery_oauth',
    token: expect.stringMatching(/^[\w-]{44}$/),
  });
  const discovery_oauth_token = landed.searchParams.get('token') ?? '';
  const discovered = await stytch.oauth.discovery.authenticate({ discovery_oauth_token });
  expect(discovered).toMatchObject({
    email_address: ada,
    full_name: 'Ada Lovelace',
    provider_type: 'Google',
    provider_tenant_id: '',
    provider_tenant_ids: [],
    discovered_organizations: [{ membership: { type: 'eligible_to_join_by_email_domain' } }],
  });
  const login = await stytch.discovery.intermediateSessions.exchange({
    intermediate_session_token: discovered.intermediate_session_token,
    organization_id: 'globex',
  });
  expect(login).toMatchObject({
    member_authenticated: true,
    member: {
      name: 'Ada Lovelace',
      email_address_verified: true,
      oauth_registrations: [{ provider_type: 'Google', provider_tenants: [] }],
    },
  });
  const [registration] = login.member.oauth_registrations;
  expect(login.member_session?.authentication_factors).toEqual([
    expect.objectContaining({
      type: 'oauth',
      delivery_method: 'oauth_google',
      google_oauth_factor: {
        id: registration?.member_oauth_registration_id,
        provider_subject: registration?.provider_subject,
        email_id: expect.stringMatching(/^email-test-/),
      },
    }),
  ]);
  expect(await refusal(stytch.oauth.discovery.authenticate({ discovery_oauth_token }))).toMatchObject({
    status: 404,
    type: 'oauth_token_not_found',
  });
  // The next login is by the same registration.
  const again = await stytch.oauth.discovery.authenticate({
    discovery_oauth_token: await oauthToken(bench, 'google/discovery', ada),
  });
  const second = await stytch.discovery.intermediateSessions.exchange({
    intermediate_session_token: again.intermediate_session_token,
    organization_id: 'globex',
  });
  expect(second.member.oauth_registrations).toEqual(login.member.oauth_registrations);
});

test('the sign-in page works without JavaScript, for the people it shows and for anyone else', async () => {
  const bench = await startSandbox();
  const start = `${bench.url}${DISCOVERY}?public_token=${bench.project.public_token}`;
  const { answer, landed } = await follow(start);
  const html = await answer.text();
  expect(html).toContain('<button name="person" value="grace@example.com">Grace Hopper');
  expect(html).not.toMatch(/<script|style=/);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const submit = (fields: Record<string, string>) => {
    const hidden = [...html.split('</form>')[0]!.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
    const body = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return fetch(landed.origin + landed.pathname, { method: 'POST', body, redirect: 'manual' });
  };
  const wrong = await submit({ person: '"><b>' });
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('value="&quot;&gt;&lt;b&gt;"')]);
  const chosen = await submit({ person: 'kim.lee@acme.example' });
  const { landed: app } = await follow(chosen.headers.get('location') ?? '');
  const discovered = await bench.stytch.oauth.discovery.authenticate({
    discovery_oauth_token: app.searchParams.get('token') ?? '',
  });
  expect(discovered).toMatchObject({ email_address: 'kim.lee@acme.example', full_name: 'Kim Lee' });
  const { answer: canceled } = await follow(
    ((await submit({ cancel: '1' })).headers.get('location') ?? '').replace(/state=[^&]+/, 'state=x'),
  );
  expect(canceled.status).toBe(400);
});

test('an organization’s start sends members to the login URL and others to the signup URL', async () => {
  const bench = await startSandbox();
  const { stytch, control, project, url } = bench;
  for (const [type, path] of [
    ['LOGIN', 'in'],
    ['SIGNUP', 'up'],
  ])
    await control('POST', '/redirect_urls', project, { url: `${url}/authenticate?${path}=1`, types: [type] });
  const urls = { login_redirect_url: `${url}/authenticate?in=1`, signup_redirect_url: `${url}/authenticate?up=1` };
  const start = startUrl(bench, '/v1/b2b/public/oauth/microsoft/start', ada, { slug: 'globex', ...urls });
  const first = (await follow(start)).landed.searchParams;
  expect(Object.fromEntries(first)).toEqual({
    up: '1',
    slug: 'globex',
    stytch_token_type: 'oauth',
    token: expect.any(String),
  });
  const login = await stytch.oauth.authenticate({
    oauth_token: first.get('token') ?? '',
    session_duration_minutes: 30,
  });
  expect(login).toMatchObject({
    member_authenticated: true,
    provider_type: 'Microsoft',
    reset_sessions: false,
    member: { status: 'active', email_address: ada },
    provider_values: { scopes: expect.arrayContaining(['openid', 'User.Read']), id_token: expect.any(String) },
  });
  expect((await follow(start)).landed.searchParams.get('in')).toBe('1');
  // The tokens are real: they open the provider's userinfo.
  const userinfo = await fetch(`${url}/idp/${project.project_id}/userinfo`, {
    headers: { authorization: `Bearer ${login.provider_values?.access_token}` },
  });
  expect(await userinfo.json()).toMatchObject({ email: ada, sub: login.provider_subject });
  const { organization_id, member_id } = login;
  const held = await stytch.organizations.members.oauthProviders.microsoft({ organization_id, member_id });
  expect(held).toMatchObject({ provider_subject: login.provider_subject, access_token_expires_in: 3600 });
  expect(held).not.toHaveProperty('refresh_token');
});

test('a login with PKCE ends only with its code verifier', async () => {
  const bench = await startSandbox();
  // As long as the browser SDK's shortest: it doesn't pad its random numbers.
  const pkce_code_verifier = 'v'.repeat(126);
  const pkce_code_challenge = createHash('sha256').update(pkce_code_verifier).digest('base64url');
  const discovery_oauth_token = await oauthToken(bench, 'google/discovery', ada, { pkce_code_challenge });
  const open = (more: object) => bench.stytch.oauth.discovery.authenticate({ discovery_oauth_token, ...more });
  expect((await refusal(open({}))).type).toBe('pkce_expected_code_verifier');
  expect((await refusal(open({ pkce_code_verifier: 'w'.repeat(64) }))).type).toBe('pkce_mismatch');
  expect((await open({ pkce_code_verifier })).email_address).toBe(ada);
});

test('an account at GitHub proves no address: the user opens a link, too, and needs none the next time', async () => {
  const bench = await startSandbox();
  const { stytch, newestToken } = bench;
  const first = await stytch.oauth.discovery.authenticate({
    discovery_oauth_token: await oauthToken(bench, 'github/discovery', ada),
  });
  expect(first.discovered_organizations[0]).toMatchObject({ member_authenticated: false });
  const exchanged = await stytch.discovery.intermediateSessions.exchange({
    intermediate_session_token: first.intermediate_session_token,
    organization_id: 'globex',
  });
  expect(exchanged).toMatchObject({
    member_authenticated: false,
    session_token: '',
    member: { status: 'pending', email_address_verified: false, oauth_registrations: [] },
    primary_required: { allowed_auth_methods: expect.arrayContaining(['magic_link', 'google_oauth']) },
    intermediate_session_token: first.intermediate_session_token,
  });
  const { organization_id } = exchanged.organization;
  await stytch.magicLinks.email.loginOrSignup({ organization_id, email_address: ada });
  const login = await stytch.magicLinks.authenticate({
    magic_links_token: await newestToken(),
    intermediate_session_token: exchanged.intermediate_session_token,
  });
  expect(login).toMatchObject({
    member_authenticated: true,
    member: { status: 'active', email_address_verified: true, oauth_registrations: [{ provider_type: 'GitHub' }] },
  });
  expect(login.member_session?.authentication_factors.map(({ type }) => type)).toEqual(['oauth', 'magic_link']);
  const next = await stytch.oauth.authenticate({
    oauth_token: await oauthToken(bench, 'github', ada, { organization_id: 'globex' }),
  });
  expect(next.member_authenticated).toBe(true);
  expect(next.provider_values?.id_token).toBe('');
});

test('the creator of an organization who came from HubSpot proves their address first', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  const { intermediate_session_token } = await stytch.oauth.discovery.authenticate({
    discovery_oauth_token: await oauthToken(bench, 'hubspot/discovery', ada, { provider_tenants: '42' }),
  });
  const made = await stytch.discovery.organizations.create({ intermediate_session_token, organization_slug: 'ada' });
  expect(made).toMatchObject({
    member_authenticated: false,
    intermediate_session_token,
    member: { status: 'pending' },
  });
});

test('a user of an allowed Slack workspace may join, and needs no other proof', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  const { organization } = await stytch.organizations.create({
    organization_name: 'Acme',
    organization_slug: 'acme',
    oauth_tenant_jit_provisioning: 'RESTRICTED',
    allowed_oauth_tenants: { slack: ['T1'] },
  });
  const discover = async (tenants: string) =>
    stytch.oauth.discovery.authenticate({
      discovery_oauth_token: await oauthToken(bench, 'slack/discovery', 'kim@else.example', {
        provider_tenants: tenants,
      }),
    });
  expect((await discover('T2')).discovered_organizations).toEqual([]);
  const discovered = await discover('T1');
  expect(discovered).toMatchObject({
    provider_tenant_id: 'T1',
    discovered_organizations: [
      {
        member_authenticated: true,
        membership: { type: 'eligible_to_join_by_oauth_tenant', details: { provider: 'slack', tenant: 'T1' } },
      },
    ],
  });
  const { organization_id } = organization;
  const login = await stytch.discovery.intermediateSessions.exchange({
    intermediate_session_token: discovered.intermediate_session_token,
    organization_id,
  });
  expect(login).toMatchObject({
    member_authenticated: true,
    member: { oauth_registrations: [{ provider_type: 'Slack', provider_tenants: [{ tenant_id: 'T1' }] }] },
  });
  const held = await stytch.organizations.members.oauthProviders.slack({ organization_id, member_id: login.member_id });
  expect(held.registrations).toMatchObject([{ provider_tenant_id: 'T1' }]);
});

test('an organization that allows only Google sends others there', async () => {
  const bench = await startSandbox();
  const { stytch } = bench;
  await stytch.organizations.update({
    organization_id: 'globex',
    auth_methods: 'RESTRICTED',
    allowed_auth_methods: ['google_oauth'],
  });
  const { discovered_organizations } = await stytch.oauth.discovery.authenticate({
    discovery_oauth_token: await oauthToken(bench, 'microsoft/discovery', 'grace@example.com'),
  });
  expect(discovered_organizations).toMatchObject([
    { member_authenticated: false, primary_required: { allowed_auth_methods: ['google_oauth'] } },
  ]);
  const { member_authenticated } = await stytch.oauth.authenticate({
    oauth_token: await oauthToken(bench, 'google', 'grace@example.com', { organization_id: 'globex' }),
  });
  expect(member_authenticated).toBe(true);
});

test('OAuth registrations and tokens survive a snapshot', async () => {
  const bench = await startSandbox();
  const { stytch, control, project } = bench;
  const discovery_oauth_token = await oauthToken(bench, 'google/discovery', ada);
  const snapshot = (await control('GET', '/snapshot', project)).body;
  await control('POST', '/reset', project);
  expect((await refusal(stytch.oauth.discovery.authenticate({ discovery_oauth_token }))).status).toBe(404);
  expect((await control('POST', '/snapshot', project, snapshot)).status).toBe(200);
  const { intermediate_session_token } = await stytch.oauth.discovery.authenticate({ discovery_oauth_token });
  const held = (await control('GET', '/snapshot', project)).body;
  await control('POST', '/snapshot', project, held);
  const login = await stytch.discovery.intermediateSessions.exchange({
    intermediate_session_token,
    organization_id: 'globex',
  });
  expect(login.member.oauth_registrations).toHaveLength(1);
});
