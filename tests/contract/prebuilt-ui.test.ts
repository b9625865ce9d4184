import { expect, test } from 'vitest';
import { startSandbox } from './harness.ts';
import { oidcConnection } from './sign-in.ts';

/** Calls as Stytch's prebuilt UI and admin portal do, from a page. */
async function startPage() {
  const bench = await startSandbox();
  const { url, project } = bench;
  const call = async (method: string, path: string, body?: object, token = project.public_token) => {
    const authorization = `Basic ${btoa(`${project.public_token}:${token}`)}`;
    const headers = { authorization, origin: url, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/sdk/v1/b2b/${path}`, {
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
  const found = (address: string) => bench.call('GET', `sso/discovery/connections?email_address=${address}`);
  // Globex allows example.com.
  expect((await found('new@example.com')).connections).toMatchObject([{ connection_id }]);
  expect((await found('ada@elsewhere.example')).connections).toEqual([]);
  await bench.stytch.organizations.members.create({
    organization_id: 'globex',
    email_address: 'ada@elsewhere.example',
  });
  expect((await found('ada@elsewhere.example')).connections).toMatchObject([{ connection_id }]);
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
