import { expect, test } from 'vitest';
import { makeClock, makeSandbox } from '../../testing/sandbox.ts';

async function withCode(email_address = 'ada@example.com') {
  const clock = makeClock();
  const { project } = await makeSandbox({ now: clock.now });
  const made = await project();
  await made.post('otps/email/discovery/send', { email_address });
  const enter = async (code: unknown, address = email_address) =>
    (await made.post('otps/email/discovery/authenticate', { email_address: address, code })).body;
  return { ...made, clock, enter, code: String((await made.newest()).code) };
}

test('a code from an email authenticates once', async () => {
  const { enter, code, newest, post } = await withCode();
  expect(await newest()).toMatchObject({
    kind: 'discovery_otp',
    link: null,
    token: null,
    subject: `${code} is your login code`,
  });
  const discovered = await enter(code, 'ADA@example.com');
  expect(discovered).toMatchObject({
    status_code: 200,
    email_address: 'ada@example.com',
    discovered_organizations: [{ organization: { organization_slug: 'globex' } }],
  });
  expect(await enter(code)).toMatchObject({ status_code: 401, error_type: 'unable_to_auth_otp_code' });
  const { body } = await post('discovery/intermediate_sessions/exchange', {
    intermediate_session_token: discovered.intermediate_session_token,
    organization_id: 'globex',
  });
  expect(body.member_session?.authentication_factors).toMatchObject([{ type: 'email_otp', delivery_method: 'email' }]);
});

test('a wrong code, a malformed one and one for another address are refused', async () => {
  const { enter, code } = await withCode();
  expect(await enter(code === '000000' ? '000001' : '000000')).toMatchObject({
    status_code: 404,
    error_type: 'otp_code_not_found',
  });
  expect(await enter(code, 'bob@example.com')).toMatchObject({ error_type: 'otp_code_not_found' });
  for (const odd of ['12345', '1234567', 'abcdef', 123456])
    expect(await enter(odd)).toMatchObject({ error_type: 'invalid_code' });
});

test('only the newest code is valid, for ten minutes', async () => {
  const { enter, code, post, newest, clock } = await withCode();
  await post('otps/email/discovery/send', { email_address: 'Ada@example.com' });
  const second = String((await newest()).code);
  if (second !== code) expect(await enter(code)).toMatchObject({ error_type: 'unable_to_auth_otp_code' });
  clock.pass(600_000);
  expect(await enter(second)).toMatchObject({ error_type: 'unable_to_auth_otp_code' });
});

test('an organization can allow codes but not links', async () => {
  const { enter, code, post, session } = await withCode();
  await post('organizations', {
    organization_name: 'Codes',
    organization_slug: 'codes',
    auth_methods: 'RESTRICTED',
    allowed_auth_methods: ['email_otp'],
  });
  await post('organizations/codes/members', { email_address: 'ada@example.com' });
  const { intermediate_session_token } = await enter(code);
  expect(
    (await post('discovery/intermediate_sessions/exchange', { intermediate_session_token, organization_id: 'codes' }))
      .body,
  ).toMatchObject({ member_authenticated: true });
  expect(await session('ada@example.com', 'codes')).toMatchObject({ member_authenticated: false });
});

test('a code to a new address changes the member’s once, for five minutes, and only the newest one does', async () => {
  const { call, post, session, newest, clock } = await withCode();
  const { member_id } = await session('ada@example.com');
  const path = `/v1/b2b/organizations/globex/members/${member_id}`;
  const start = async (email_address: string) => {
    await call('POST', `${path}/start_email_update`, { email_address, delivery_method: 'EMAIL_OTP' });
    return String((await newest()).code);
  };
  const enter = async (email_address: string, code: string) =>
    (await post('otps/email/authenticate', { organization_id: 'globex', email_address, code })).body;
  const gone = { status_code: 401, error_type: 'unable_to_auth_otp_code' };
  const old = await start('lovelace@example.com');
  const code = await start('lovelace@example.com');
  if (old !== code) expect(await enter('lovelace@example.com', old)).toMatchObject(gone);
  expect(await enter('lovelace@example.com', code)).toMatchObject({
    member: { email_address: 'lovelace@example.com', email_address_verified: true },
  });
  expect(await enter('lovelace@example.com', code)).toMatchObject(gone);
  const late = await start('byron@example.com');
  clock.pass(300_000);
  expect(await enter('byron@example.com', late)).toMatchObject(gone);
  await call('DELETE', path);
  expect(await enter('byron@example.com', late)).toMatchObject({ error_type: 'otp_code_not_found' });
});
