import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { OPERATIONS } from '../../src/lib/sandbox/stytch/operations.ts';
import { OTHER_OPERATIONS } from '../../src/lib/sandbox/stytch/other-operations.ts';
import type { Exchange } from '../../src/lib/wire/exchange.ts';
import { callFederation } from './federation-calls.ts';
import { refusal, startSandbox } from './harness.ts';
import { unreadInPython } from './python-sdk.ts';
import { walkEmailUpdate } from './walks/email-update.ts';
import { walkForeignSessions } from './walks/foreign-sessions.ts';
import { walkConnectedApps } from './walks/connected-apps.ts';
import { walkImpersonation } from './walks/impersonation.ts';
import { walkMachines } from './walks/machines.ts';
import { walkPasswords } from './walks/passwords.ts';
import { walkScim } from './walks/scim.ts';
import { walkSecondFactors } from './walks/second-factors.ts';

const TEN_MINUTES = 600;

test('every emulated operation works with the unmodified SDK', async () => {
  const bench = await startSandbox();
  const { stytch, newestToken, logIn, control, project } = bench;
  const { organization } = await stytch.organizations.create({
    organization_name: 'Acme',
    organization_slug: 'acme',
    email_invites: 'ALL_ALLOWED',
    email_jit_provisioning: 'RESTRICTED',
    email_allowed_domains: ['acme.org'],
  });
  const { organization_id } = organization;
  expect(
    (await stytch.organizations.update({ organization_id, organization_name: 'Acme Ltd' })).organization
      .organization_name,
  ).toBe('Acme Ltd');
  expect((await stytch.organizations.get({ organization_id: 'acme' })).organization.organization_id).toBe(
    organization_id,
  );

  const { member_id } = await stytch.organizations.members.create({ organization_id, email_address: 'ada@acme.org' });
  expect((await stytch.organizations.members.update({ organization_id, member_id, name: 'Ada' })).member.name).toBe(
    'Ada',
  );
  expect((await stytch.organizations.members.get({ organization_id, email_address: 'ada@acme.org' })).member_id).toBe(
    member_id,
  );

  expect(
    (await stytch.magicLinks.email.loginOrSignup({ organization_id, email_address: 'ada@acme.org' })).member_created,
  ).toBe(false);
  const login = await stytch.magicLinks.authenticate({
    magic_links_token: await newestToken(),
    session_duration_minutes: 30,
    session_custom_claims: { plan: 'pro' },
  });
  expect(login).toMatchObject({
    member_authenticated: true,
    organization_id,
    member_session: { custom_claims: { plan: 'pro' } },
  });
  await stytch.magicLinks.email.invite({ organization_id, email_address: 'bob@acme.org' });
  const invited = await stytch.magicLinks.authenticate({ magic_links_token: await newestToken() });
  expect(invited.member.status).toBe('active');

  await stytch.otps.email.discovery.send({ email_address: 'ada@acme.org' });
  const { code } = (await control('GET', '/messages', project)).body.messages[0];
  const discovered = await stytch.otps.email.discovery.authenticate({ email_address: 'ada@acme.org', code });
  expect(
    (await stytch.discovery.organizations.list({ intermediate_session_token: discovered.intermediate_session_token }))
      .discovered_organizations,
  ).toHaveLength(1);
  const made = await stytch.discovery.organizations.create({
    intermediate_session_token: discovered.intermediate_session_token,
    organization_slug: 'ada',
  });
  const elsewhere = await stytch.sessions.exchange({ session_token: made.session_token, organization_id });
  expect(elsewhere.organization.organization_id).toBe(organization_id);

  expect((await stytch.sessions.get({ organization_id, member_id })).member_sessions).toHaveLength(2);
  expect((await stytch.sessions.getJWKS({ project_id: project.project_id })).keys[0]).toMatchObject({
    alg: 'RS256',
    x5c: [expect.any(String)],
    x5tS256: expect.any(String),
  });
  expect((await stytch.sessions.authenticate({ session_jwt: login.session_jwt })).session_token).toBe(
    login.session_token,
  );
  await stytch.sessions.revoke({ member_id });
  expect((await stytch.sessions.get({ organization_id, member_id })).member_sessions).toEqual([]);
  expect((await stytch.organizations.members.delete({ organization_id, member_id })).member_id).toBe(member_id);
  const deleted = { filter_name: 'statuses', filter_value: ['deleted'] };
  const search = { organization_ids: [organization_id], query: { operator: 'AND', operands: [deleted] } };
  expect((await stytch.organizations.members.search(search)).members.map((each) => each.member_id)).toEqual([
    member_id,
  ]);
  const gone = await stytch.organizations.members.dangerouslyGet({ member_id, include_deleted: true });
  expect(gone.member.status).toBe('deleted');
  const back = await stytch.organizations.members.reactivate({ organization_id, member_id });
  expect(back.member.status).toBe('active');
  expect((await logIn('ada@acme.org', organization_id)).member_id).toBe(member_id);

  await stytch.organizations.members.update({ organization_id, member_id, external_id: 'ada' });
  const nameless = await stytch.organizations.members.deleteExternalId({ organization_id, member_id: 'ada' });
  expect(nameless.member.external_id).toBeNull();
  await stytch.organizations.update({ organization_id, organization_external_id: 'ext|1' });
  const unnamed = await stytch.organizations.deleteExternalId({ organization_id: 'ext|1' });
  expect(unnamed.organization.organization_external_id).toBeNull();

  const operands = [{ filter_name: 'allowed_domains', filter_value: ['acme.org'] }];
  const matches = await stytch.organizations.search({ query: { operator: 'AND', operands } });
  expect(matches).toMatchObject({ organizations: [{ organization_id }], results_metadata: { total: 1 } });
  expect((await stytch.rbac.policy()).policy?.roles.map(({ role_id }) => role_id)).toEqual([
    'stytch_member',
    'stytch_admin',
  ]);
  const org_policy = { roles: [{ role_id: 'editor', description: 'Writes', permissions: [] }] };
  expect((await stytch.rbac.organizations.setOrgPolicy({ organization_id, org_policy })).org_policy).toEqual(
    org_policy,
  );
  expect((await stytch.rbac.organizations.getOrgPolicy({ organization_id })).org_policy).toEqual(org_policy);
  await walkSecondFactors(bench);
  await walkPasswords(bench);
  await walkForeignSessions(bench);
  await walkEmailUpdate(bench);
  await walkMachines(bench);
  await walkImpersonation(bench);
  await walkScim(bench);
  await walkConnectedApps(bench);
  expect((await stytch.organizations.delete({ organization_id })).organization_id).toBe(organization_id);

  await callFederation(bench);

  // Every operation succeeded.
  const { calls } = (await control('GET', '/calls', project)).body;
  const done = calls.filter(({ response }: Exchange) => response?.status === 200);
  const succeeded = new Set(done.map(({ operation }: Exchange) => operation));
  const all = [...OPERATIONS, ...OTHER_OPERATIONS];
  expect(all.map(({ name }) => name).filter((name) => !succeeded.has(name))).toEqual([]);
  expect(unreadInPython(calls, OPERATIONS)).toBe('');
}, 60_000);

test('the SDK checks a JWT locally, and calls the sandbox when it is too old', async () => {
  const { stytch, logIn, control, project } = await startSandbox();
  const { session_jwt } = await logIn('ada@example.com', 'globex', {
    session_duration_minutes: 60,
    session_custom_claims: { plan: 'pro' },
  });
  const calls = async () => (await control('GET', '/calls', project)).body.calls.length;
  const before = await calls();
  const local = await stytch.sessions.authenticateJwt({ session_jwt });
  expect(local.member_session).toMatchObject({
    organization_slug: 'globex',
    custom_claims: { plan: 'pro' },
    roles: ['stytch_member'],
  });
  // The SDK only fetched the key set.
  expect(await calls()).toBe(before + 1);
  await stytch.sessions.authenticateJwt({ session_jwt, max_token_age_seconds: 0 });
  expect(await calls()).toBe(before + 2);
});

test('an SDK that knows the old key finds a rotated one', async () => {
  const { stytch, logIn, control, project } = await startSandbox();
  const old = await logIn('ada@example.com');
  await control('POST', '/keys/rotate', project);
  const fresh = await logIn('ada@example.com');
  for (const { session_jwt, member_id } of [old, fresh]) {
    expect((await stytch.sessions.authenticateJwtLocal({ session_jwt })).member_id).toBe(member_id);
  }
});

test('after a jump of the clock, the sandbox and the SDK’s local check disagree about time', async () => {
  const { stytch, logIn, control, project } = await startSandbox();
  const before = await logIn('ada@example.com');
  await control('POST', '/clock', project, { advance_seconds: TEN_MINUTES });
  // Signed before the jump: expired for the sandbox, but valid for the SDK, which uses real time.
  expect((await stytch.sessions.authenticateJwtLocal({ session_jwt: before.session_jwt })).member_id).toBe(
    before.member_id,
  );
  // Signed after the jump: not valid yet for the SDK, so it asks the sandbox.
  const after = await logIn('ada@example.com');
  await expect(stytch.sessions.authenticateJwtLocal({ session_jwt: after.session_jwt })).rejects.toThrow('jwt_invalid');
  expect(await stytch.sessions.authenticateJwt({ session_jwt: after.session_jwt })).toHaveProperty('member');
});

test('PKCE works end to end', async () => {
  const { stytch, newestToken } = await startSandbox();
  const pkce_code_verifier = 'v'.repeat(64);
  const pkce_code_challenge = createHash('sha256').update(pkce_code_verifier).digest('base64url');
  await stytch.magicLinks.email.discovery.send({ email_address: 'ada@example.com', pkce_code_challenge });
  const discovery_magic_links_token = await newestToken();
  const open = (verifier?: string) =>
    stytch.magicLinks.discovery.authenticate({
      discovery_magic_links_token,
      ...(verifier && { pkce_code_verifier: verifier }),
    });
  expect((await refusal(open())).type).toBe('pkce_expected_code_verifier');
  expect((await refusal(open('w'.repeat(64)))).type).toBe('pkce_mismatch');
  expect((await open(pkce_code_verifier)).email_address).toBe('ada@example.com');
});
