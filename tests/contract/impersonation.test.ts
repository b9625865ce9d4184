import { expect, test } from 'vitest';
import { refusal, startSandbox } from './harness.ts';
import { impersonation } from './walks/impersonation.ts';

test('a token works once and for five minutes', async () => {
  const bench = await startSandbox();
  const authenticate = (impersonation_token: string) =>
    bench.stytch.impersonation.authenticate({ impersonation_token });
  const refused = { status: 401, type: 'unable_to_auth_impersonation_token' };
  const first = await impersonation(bench);
  await authenticate(first.impersonation_token);
  expect(await refusal(authenticate(first.impersonation_token))).toMatchObject(refused);
  const late = await impersonation(bench);
  await bench.control('POST', '/clock', bench.project, { advance_seconds: 300 });
  expect(await refusal(authenticate(late.impersonation_token))).toMatchObject(refused);
});

test('an impersonated session ends after an hour, whatever the app asks for, and stays in its organization', async () => {
  const bench = await startSandbox();
  const { stytch, control, project } = bench;
  await stytch.organizations.update({ organization_id: 'globex', mfa_policy: 'REQUIRED_FOR_ALL' });
  const { impersonation_token } = await impersonation(bench);
  const { session_token, member_session: begun } = await stytch.impersonation.authenticate({ impersonation_token });
  const { member_session } = await stytch.sessions.authenticate({ session_token, session_duration_minutes: 600 });
  expect(member_session.expires_at).toBe(begun?.expires_at);
  await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
  await stytch.organizations.members.create({ organization_id: 'acme', email_address: 'grace@example.com' });
  expect(await refusal(stytch.sessions.exchange({ session_token, organization_id: 'acme' }))).toMatchObject({
    type: 'insufficient_factors_for_session_exchange',
  });
  await control('POST', '/clock', project, { advance_seconds: 3600 });
  expect(await refusal(stytch.sessions.authenticate({ session_token }))).toMatchObject({ type: 'session_not_found' });
});

test('a token names a member who exists', async () => {
  const { control, project } = await startSandbox();
  const ask = async (body: object) => (await control('POST', '/impersonation_tokens', project, body)).body.error_type;
  expect(await ask({ organization_id: 'globex', member_id: 'nobody' })).toBe('member_not_found');
  expect(await ask({ organization_id: 'nowhere', member_id: 'nobody' })).toBe('organization_not_found');
  expect(await ask({})).toBe('invalid_organization_id');
});
