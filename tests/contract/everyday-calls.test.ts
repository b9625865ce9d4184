import { expect, test } from 'vitest';
import { acceptInvitation } from '../../src/lib/quickstart/stytch/everyday/accept-invitation.ts';
import { assignRoles } from '../../src/lib/quickstart/stytch/everyday/assign-roles.ts';
import { authenticateJwt } from '../../src/lib/quickstart/stytch/everyday/authenticate-jwt.ts';
import { authenticateOauth } from '../../src/lib/quickstart/stytch/everyday/authenticate-oauth.ts';
import { authenticateSso } from '../../src/lib/quickstart/stytch/everyday/authenticate-sso.ts';
import { authenticateTotp } from '../../src/lib/quickstart/stytch/everyday/authenticate-totp.ts';
import { checkPermission } from '../../src/lib/quickstart/stytch/everyday/check-permission.ts';
import { configureSsoConnection } from '../../src/lib/quickstart/stytch/everyday/configure-sso-connection.ts';
import { createSsoConnection } from '../../src/lib/quickstart/stytch/everyday/create-sso-connection.ts';
import { enrollAuthenticator } from '../../src/lib/quickstart/stytch/everyday/enroll-authenticator.ts';
import { findSsoConnection } from '../../src/lib/quickstart/stytch/everyday/find-sso-connection.ts';
import { googleLoginUrl } from '../../src/lib/quickstart/stytch/everyday/google-login-url.ts';
import { inviteColleague } from '../../src/lib/quickstart/stytch/everyday/invite-colleague.ts';
import { limitInvitations } from '../../src/lib/quickstart/stytch/everyday/limit-invitations.ts';
import { listMembers } from '../../src/lib/quickstart/stytch/everyday/list-members.ts';
import { listOwnOrganizations } from '../../src/lib/quickstart/stytch/everyday/list-own-organizations.ts';
import { recoverLogin } from '../../src/lib/quickstart/stytch/everyday/recover-login.ts';
import { renameOrganization } from '../../src/lib/quickstart/stytch/everyday/rename-organization.ts';
import { requireSecondFactor } from '../../src/lib/quickstart/stytch/everyday/require-second-factor.ts';
import { requireSso } from '../../src/lib/quickstart/stytch/everyday/require-sso.ts';
import { ssoLoginUrl } from '../../src/lib/quickstart/stytch/everyday/sso-login-url.ts';
import { switchOrganization } from '../../src/lib/quickstart/stytch/everyday/switch-organization.ts';
import { refusal, startSandbox } from './harness.ts';
import { follow } from './sign-in.ts';
import { totpCode } from './walks/second-factors.ts';

const ada = 'ada@example.com';
const kim = 'kim@example.com';

/** A sandbox with Ada logged in as the admin of her own organization, Acme. */
async function acme() {
  const sandbox = await startSandbox();
  const { stytch, open, url, project } = sandbox;
  const { organization, session_token, member_id } = await stytch.discovery.organizations.create({
    intermediate_session_token: await open(ada),
    organization_name: 'Acme',
    organization_slug: 'acme',
    session_duration_minutes: 60,
  });
  const { organization_id } = organization ?? { organization_id: '' };
  const addresses = { apiUrl: url, publicToken: project.public_token, redirectUrl: `${url}/authenticate` };
  /** Follows a start URL for Ada, who is signed in at the provider, and returns the token that the app gets. */
  const signIn = async (start: string, person = ada) => {
    const { landed } = await follow(`${start}&provider_prompt=none&provider_login_hint=${person}`);
    return [landed.searchParams.get('stytch_token_type'), landed.searchParams.get('token') ?? ''] as const;
  };
  return { ...sandbox, organization_id, session_token, member_id, addresses, signIn };
}

test('an admin invites a colleague, who accepts; others at the company can be kept out', async () => {
  const { stytch, organization_id: organizationId, session_token: sessionToken, newestToken } = await acme();
  const invited = await inviteColleague(stytch, { organizationId, email: kim, sessionToken });
  expect(invited.member).toMatchObject({ email_address: kim, status: 'invited' });
  const accepted = await acceptInvitation(stytch, await newestToken());
  expect(accepted).toMatchObject({ member_authenticated: true, member: { status: 'active' } });

  await limitInvitations(stytch, organizationId, 'example.com');
  const outside = inviteColleague(stytch, { organizationId, email: 'sam@else.example', sessionToken });
  expect((await refusal(outside)).type).toMatch(/invite/);
  const byMember = { organizationId, email: 'lee@example.com', sessionToken: accepted.session_token };
  expect(await refusal(inviteColleague(stytch, byMember))).toMatchObject({ type: 'session_authorization_error' });
  const { members } = await listMembers(stytch, organizationId);
  expect(members.map(({ email_address, status }) => [email_address, status])).toEqual([
    [kim, 'active'],
    [ada, 'active'],
  ]);
});

test('a user continues with Google', async () => {
  const { stytch, addresses, signIn } = await acme();
  const [type, token] = await signIn(googleLoginUrl(addresses));
  expect(type).toBe('discovery_oauth');
  const { email_address, discovered_organizations } = await authenticateOauth(stytch, token);
  expect(email_address).toBe(ada);
  expect(discovered_organizations.map(({ organization }) => organization?.organization_slug)).toContain('acme');
});

test('a customer connects their identity provider, and allows nothing else', async () => {
  const { stytch, organization_id, addresses, signIn, control, project, logIn } = await acme();
  expect(await findSsoConnection(stytch, 'acme')).toBeUndefined();
  const { connection } = await createSsoConnection(stytch, organization_id, 'Okta');
  const { issuer, client_id: clientId, client_secret: clientSecret } = (await control('GET', '/idp', project)).body;
  const connectionId = connection?.connection_id ?? '';
  const provider = { issuer, clientId, clientSecret };
  const active = await configureSsoConnection(stytch, organization_id, connectionId, provider);
  expect(active.connection?.status).toBe('active');
  await limitInvitations(stytch, organization_id, 'example.com');
  for (const known of ['acme', 'example.com'])
    expect((await findSsoConnection(stytch, known))?.connection_id).toBe(connectionId);
  for (const unknown of ['nowhere', 'else.example', 'globex'])
    expect(await findSsoConnection(stytch, unknown)).toBeUndefined();
  const [type, token] = await signIn(ssoLoginUrl({ ...addresses, connectionId }), kim);
  expect(type).toBe('sso');
  const login = await authenticateSso(stytch, token);
  expect(login).toMatchObject({ member_authenticated: true, member: { email_address: kim, status: 'active' } });
  await requireSso(stytch, organization_id);
  expect(await logIn(ada, organization_id)).toMatchObject({
    member_authenticated: false,
    primary_required: { allowed_auth_methods: ['sso'] },
  });
});

test('a member enrolls an authenticator, logs in with it, and recovers without it', async () => {
  const { stytch, organization_id: organizationId, member_id: memberId, logIn } = await acme();
  await requireSecondFactor(stytch, organizationId);
  const half = async () => {
    const { member_authenticated, intermediate_session_token } = await logIn(ada, organizationId);
    expect(member_authenticated).toBe(false);
    return { organizationId, memberId, intermediateSessionToken: intermediate_session_token };
  };
  const first = await half();
  const { secret, recovery_codes } = await enrollAuthenticator(stytch, first);
  const enrolled = await authenticateTotp(stytch, { ...first, code: totpCode(secret) });
  expect(enrolled.session_token).not.toBe('');
  const recoveryCode = recovery_codes[0] ?? '';
  const recovered = await recoverLogin(stytch, { ...(await half()), recoveryCode });
  expect(recovered).toMatchObject({ recovery_codes_remaining: recovery_codes.length - 1 });
  expect(recovered.session_token).not.toBe('');
});

test('roles decide who may rename the organization', async () => {
  const { stytch, organization_id, session_token, logIn } = await acme();
  const { member } = await stytch.organizations.members.create({ organization_id, email_address: kim });
  const kims = await logIn(kim, organization_id);
  const rename = (name: string) => renameOrganization(stytch, organization_id, name, kims.session_token);
  const ask = () =>
    checkPermission(stytch, kims.session_token, organization_id, 'stytch.organization', 'update.info.name');
  expect(await refusal(rename('Mine'))).toMatchObject({ status: 403, type: 'session_authorization_error' });
  expect(await refusal(ask())).toMatchObject({ status: 403 });
  await assignRoles(stytch, organization_id, member.member_id, ['stytch_admin'], session_token);
  expect((await ask()).verdict?.authorized).toBe(true);
  expect((await rename('Acme Inc.')).organization.organization_name).toBe('Acme Inc.');
});

test('a user switches to another organization of theirs', async () => {
  const { stytch, session_token } = await acme();
  const { organization } = await stytch.organizations.get({ organization_id: 'globex' });
  const { organization_id } = organization;
  await stytch.organizations.members.create({ organization_id, email_address: ada });
  const { discovered_organizations: own } = await listOwnOrganizations(stytch, session_token);
  expect(own.map(({ organization }) => organization?.organization_slug).sort()).toEqual(['acme', 'globex']);
  const there = await switchOrganization(stytch, session_token, organization_id);
  expect(there).toMatchObject({ member_authenticated: true, organization: { organization_slug: 'globex' } });
});

test('a fresh JWT is checked without a call to Stytch', async () => {
  const { stytch, control, project, logIn } = await acme();
  const { session_jwt, member_id } = await logIn(ada);
  await authenticateJwt(stytch, session_jwt);
  await control('POST', '/faults', project, { operation: 'sessions.authenticate', kind: 'error', status: 500 });
  expect((await authenticateJwt(stytch, session_jwt)).member_session.member_id).toBe(member_id);
});
