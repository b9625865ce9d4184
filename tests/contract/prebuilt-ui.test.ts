import { expect, test } from 'vitest';
import { createRouter } from '../../src/lib/sandbox/core/http/router.ts';
import { SDK_ROUTES } from '../../src/lib/sandbox/stytch/sdk/routes.ts';
import { readOfficial } from '../../src/lib/sandbox/testing/official.ts';
import { startSandbox } from './harness.ts';
import { oidcConnection } from './sign-in.ts';
import { CALLBACK, connectedApp } from './walks/connected-apps.ts';

/** Calls as Stytch's prebuilt UI and admin portal do, from a page. */
async function startPage() {
  const bench = await startSandbox();
  const { url, project } = bench;
  const call = async (method: string, path: string, body?: object, token = project.public_token) => {
    const authorization = `Basic ${btoa(`${project.public_token}:${token}`)}`;
    const headers = { authorization, origin: url, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/sdk/v1${path.startsWith('/') ? path : `/b2b/${path}`}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answered = await answer.json();
    return answer.ok ? answered.data : answered;
  };
  return { ...bench, call };
}

test('the admin portal is offered everything, to a member', async () => {
  const { call, logIn } = await startPage();
  const { session_token } = await logIn('ada@example.com');
  expect(await call('GET', 'admin_portal_config', undefined, session_token)).toMatchObject({
    sso_config: { sso_enabled: true, can_create_saml_connection: true, can_create_oidc_connection: true },
    organization_config: { mfa_controls_enabled: true },
    scim_config: { scim_enabled: true },
  });
  expect(await call('GET', 'admin_portal_config')).toMatchObject({ error_type: 'unauthorized_credentials' });
});

test('the login of an organization finds it by its slug, without what only members may see', async () => {
  const { call, stytch } = await startPage();
  await stytch.organizations.update({ organization_id: 'globex', trusted_metadata: { plan: 'gold' } });
  const { organization } = await call('POST', 'organizations/search', { organization_slug: 'globex' });
  expect(organization).toMatchObject({ organization_name: 'Globex', auth_methods: 'ALL_ALLOWED' });
  expect(organization).not.toHaveProperty('trusted_metadata');
  for (const organization_slug of ['nothing', organization.organization_id])
    expect(await call('POST', 'organizations/search', { organization_slug })).toMatchObject({ organization: null });
});

test('the login with a password learns whether a member has one', async () => {
  const { call, logIn } = await startPage();
  await logIn('ada@example.com');
  const of = (email_address: string) =>
    call('POST', 'organizations/members/search', { organization_id: 'globex', email_address });
  expect((await of('ada@example.com')).member).toEqual({ status: 'active', name: '', member_password_id: '' });
  expect((await of('eve@example.com')).member).toBeNull();
});

test('an address finds the SSO connections of its organizations', async () => {
  const bench = await startPage();
  const { connection_id } = await oidcConnection(bench);
  const connectionsFor = (address: string) => bench.call('GET', `sso/discovery/connections?email_address=${address}`);
  // Globex allows example.com.
  expect((await connectionsFor('new@example.com')).connections).toMatchObject([{ connection_id }]);
  expect((await connectionsFor('ada@elsewhere.example')).connections).toEqual([]);
  await bench.stytch.organizations.members.create({
    organization_id: 'globex',
    email_address: 'ada@elsewhere.example',
  });
  expect((await connectionsFor('ada@elsewhere.example')).connections).toMatchObject([{ connection_id }]);
});

test('a page lists connected apps, and logs in with the tokens of other systems', async () => {
  const { call, stytch, logIn } = await startPage();
  const { session_token, member_id } = await logIn('ada@example.com');
  await stytch.organizations.members.update({ organization_id: 'globex', member_id, roles: ['stytch_admin'] });
  for (const path of ['organizations/connected_apps', 'organizations/members/connected_apps'])
    expect(await call('GET', path, undefined, session_token), path).toMatchObject({ connected_apps: [] });
  const client_id = 'connected-app-test-00000000-0000-4000-8000-000000000000';
  for (const [method, path] of [
    ['GET', `organizations/connected_apps/${client_id}`],
    ['POST', `organizations/members/connected_apps/${client_id}/revoke`],
    ['POST', `organizations/members/${member_id}/connected_apps/${client_id}/revoke`],
  ] as const)
    expect((await call(method, path, undefined, session_token)).error_type, path).toMatch(/connected_app/);
  const attested = { profile_id: 'trusted-auth-token-profile-test-x', token: 'x', organization_id: 'globex' };
  expect((await call('POST', 'sessions/attest', attested)).error_type).toMatch(/profile/);
  const exchanged = { access_token: 'x', session_duration_minutes: 60 };
  expect((await call('POST', 'sessions/exchange_access_token', exchanged)).error_type).toMatch(/access_token/);
});

test('a page asks its member for consent, and gets the code for a connected app', async () => {
  const { call, stytch, logIn, ...bench } = await startPage();
  const { session_token, member_id } = await logIn('ada@example.com');
  const { client_id } = await connectedApp({ stytch, logIn, ...bench });
  const request = { client_id, redirect_uri: CALLBACK, response_type: 'code', scopes: ['openid', 'email'] };
  const started = await call('POST', '/idp/b2b/oauth/authorize/start', request, session_token);
  expect(started).toMatchObject({ member_id, client: { client_id, client_name: 'Calendar' }, consent_required: false });
  const submit = { ...request, consent_granted: true, state: 's' };
  const { authorization_code, redirect_uri } = await call(
    'POST',
    '/idp/b2b/oauth/authorize/submit',
    submit,
    session_token,
  );
  expect(redirect_uri).toBe(`${CALLBACK}?state=s&code=${authorization_code}`);
  // Only a member who is logged in is asked, and only about themselves.
  const other = { ...request, organization_id: 'globex', member_id };
  expect((await call('POST', '/idp/b2b/oauth/authorize/start', other)).error_type).toBe('unauthorized_credentials');
  expect((await call('POST', '/idp/b2b/oauth/authorize/start', other, session_token)).error_type).toBe(
    'too_many_session_arguments',
  );
  const apps = await call('GET', `organizations/members/${member_id}/connected_apps`, undefined, session_token);
  expect(apps.connected_apps).toMatchObject([{ connected_app_id: client_id }]);
});

test('a call of Google One Tap is answered by name', async () => {
  const { call } = await startPage();
  expect(await call('GET', 'oauth/google/onetap/start')).toMatchObject({
    status_code: 501,
    error_message: 'oauth.google.onetap.start is not emulated.',
  });
});

const described = readOfficial('stytch-sdk-openapi');

test.skipIf(!described)('every B2B call of Stytch’s description of the browser SDKs has a route', () => {
  const router = createRouter(SDK_ROUTES);
  const calls = Object.entries(described?.paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x')] as const),
  );
  const ours = calls.filter(([, path]) => /^\/sdk\/v1\/(idp\/)?b2b\//.test(path));
  expect(ours.length).toBeGreaterThan(80);
  expect(ours.filter(([method, path]) => !router.find(method, path))).toEqual([]);
});
