import { expect, test } from 'vitest';
import { makeClock, makeSandbox } from '../../testing/sandbox.ts';
import { fromBase32 } from '../totps/base32.ts';
import { codeAt, stepOf } from '../totps/totp-code.ts';

const PHONE = '+15551234567';
const ada = 'ada@example.com';

/** Globex requires a second factor. Ada has proved her email there, and has no second factor yet. */
async function enrolling(settings: object = { mfa_policy: 'REQUIRED_FOR_ALL' }) {
  const clock = makeClock();
  const { project } = await makeSandbox({ now: clock.now });
  const made = await project();
  await made.call('PUT', '/v1/b2b/organizations/globex', settings);
  const first = await made.session(ada);
  const member = { organization_id: 'globex', member_id: first.member_id };
  const { intermediate_session_token, session_token } = first;
  const held = { intermediate_session_token, session_token };
  const post = async (path: string, body: object = {}) => (await made.post(path, { ...member, ...body })).body;
  const code = async () => String((await made.newest()).code);
  /** Logs in by email again. */
  const again = async () => (await made.session(ada)).intermediate_session_token;
  return {
    ...made,
    clock,
    first,
    member,
    with: held,
    ask: post,
    code,
    again,
  };
}

/** Ada uses an authenticator app. */
async function withTotp(settings?: object) {
  const bench = await enrolling(settings);
  const made = await bench.ask('totp', bench.with);
  const secret = fromBase32(String(made.secret));
  const totp = (shift = 0) => codeAt(secret, stepOf(bench.clock.now()) + shift);
  const done = await bench.ask('totp/authenticate', { ...bench.with, code: totp() });
  bench.clock.pass(30_000);
  return { ...bench, made, totp, done };
}

test('a code by text message completes a login that requires a second factor', async () => {
  const { first, ask, code, newest, with: held } = await enrolling();
  expect(first).toMatchObject({
    member_authenticated: false,
    session_token: '',
    session_jwt: '',
    member_session: null,
    mfa_required: { member_options: null, secondary_auth_initiated: null },
    primary_required: null,
    member: { status: 'active', mfa_enrolled: false },
  });
  expect(await ask('otps/sms/send', { mfa_phone_number: PHONE, ...held })).toMatchObject({
    member: { mfa_phone_number: PHONE, mfa_phone_number_verified: false },
  });
  expect(await newest()).toMatchObject({ to: PHONE, kind: 'sms_otp', link: null, token: null });
  const done = await ask('otps/sms/authenticate', { ...held, code: await code(), session_duration_minutes: 30 });
  expect(done).toMatchObject({
    status_code: 200,
    member: { mfa_enrolled: true, default_mfa_method: 'sms_otp', mfa_phone_number_verified: true },
    member_session: {
      authentication_factors: [
        { type: 'magic_link', sequence_order: 'PRIMARY' },
        {
          type: 'otp',
          delivery_method: 'sms',
          sequence_order: 'SECONDARY',
          phone_number_factor: { phone_number: PHONE, phone_id: expect.stringMatching(/^phone-number-test-/) },
        },
      ],
    },
  });
  expect(await ask('otps/sms/send', held)).toMatchObject({ error_type: 'intermediate_session_not_found' });
});

test('a member with a phone gets the code by itself at the next login', async () => {
  const { ask, code, with: held, session, intermediate, control } = await enrolling();
  await ask('otps/sms/send', { mfa_phone_number: PHONE, ...held });
  await ask('otps/sms/authenticate', { ...held, code: await code() });
  const count = async () =>
    Number((await control('GET', `messages?to=${encodeURIComponent(PHONE)}`)).body.messages?.length);
  await intermediate(ada);
  expect(await count()).toBe(1);
  const next = await session(ada);
  expect(next.mfa_required).toEqual({
    member_options: { mfa_phone_number: PHONE, totp_registration_id: '' },
    secondary_auth_initiated: 'sms_otp',
  });
  expect(await count()).toBe(2);
  const { intermediate_session_token } = next;
  expect(await ask('otps/sms/authenticate', { intermediate_session_token, code: await code() })).toMatchObject({
    status_code: 200,
  });
});

test('a texted code is valid once, for two minutes, until the next one', async () => {
  const { ask, code, with: held, clock } = await enrolling();
  const enter = (entered: string) => ask('otps/sms/authenticate', { ...held, code: entered });
  await ask('otps/sms/send', { mfa_phone_number: PHONE });
  const old = await code();
  await ask('otps/sms/send', held);
  const fresh = await code();
  if (old !== fresh)
    expect(await enter(old)).toMatchObject({ status_code: 401, error_type: 'unable_to_auth_otp_code' });
  clock.pass(120_000);
  expect(await enter(fresh)).toMatchObject({ error_type: 'unable_to_auth_otp_code' });
});

test('the fixed phone number of Stytch’s test environment always gets the same code', async () => {
  const { ask, with: held, again } = await enrolling();
  const enter = (intermediate_session_token: unknown, code: string) =>
    ask('otps/sms/authenticate', { intermediate_session_token, code });
  await ask('otps/sms/send', { mfa_phone_number: '+10000000000', ...held });
  expect(await enter(held.intermediate_session_token, '000001')).toMatchObject({ error_type: 'otp_code_not_found' });
  expect(await enter(held.intermediate_session_token, '000000')).toMatchObject({ status_code: 200 });
  expect(await enter(await again(), '000000')).toMatchObject({ status_code: 200 });
});

test('an authenticator app completes a login, with each of its codes once', async () => {
  const { made, done, totp, ask, again, member } = await withTotp();
  expect(made).toMatchObject({
    secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
    qr_code: expect.stringMatching(/^data:image\/png;base64,/),
    member: { totp_registration_id: '' },
  });
  expect(done).toMatchObject({
    member: { totp_registration_id: made.totp_registration_id, default_mfa_method: 'totp', mfa_enrolled: true },
    member_session: {
      authentication_factors: [{ type: 'magic_link' }, { type: 'totp', delivery_method: 'authenticator_app' }],
    },
  });
  const intermediate_session_token = await again();
  const enter = (code: string) => ask('totp/authenticate', { intermediate_session_token, code });
  expect(await enter(totp(-1))).toMatchObject({ status_code: 400, error_type: 'totp_code_already_authenticated' });
  expect(await enter(totp(5))).toMatchObject({ status_code: 401, error_type: 'unable_to_authenticate_totp' });
  expect(await enter(totp())).toMatchObject({ status_code: 200, member_id: member.member_id });
});

test('a registration that was not completed in time must be started again', async () => {
  const { ask, with: held, clock, again } = await enrolling();
  const { secret } = await ask('totp', { ...held, expiration_minutes: 5 });
  clock.pass(300_000);
  const code = codeAt(fromBase32(String(secret)), stepOf(clock.now()));
  expect(await ask('totp/authenticate', { ...held, code })).toMatchObject({ error_type: 'expired_totp' });
  expect(await ask('totp', { intermediate_session_token: await again() })).toMatchObject({ status_code: 200 });
});

test('a recovery code works once, and rotating replaces all', async () => {
  const { made, ask, again, call, post, member } = await withTotp();
  const codes = made.recovery_codes as unknown as string[];
  expect(codes).toHaveLength(10);
  const recover = async (recovery_code: string | undefined) =>
    ask('recovery_codes/recover', { intermediate_session_token: await again(), recovery_code });
  expect(await recover(codes[0])).toMatchObject({
    recovery_codes_remaining: 9,
    member_session: { authentication_factors: [{ type: 'magic_link' }, { type: 'recovery_codes' }] },
  });
  expect(await recover(codes[0])).toMatchObject({ error_type: 'unable_to_authenticate_recovery_code' });
  const left = await call('GET', `/v1/b2b/recovery_codes/globex/${member.member_id}`);
  expect(left.body.recovery_codes).toEqual(codes.slice(1));
  const rotated = (await post('recovery_codes/rotate', member)).body.recovery_codes as unknown as string[];
  expect(rotated.filter((code) => codes.includes(code))).toEqual([]);
  expect(await recover(codes[1])).toMatchObject({ error_type: 'unable_to_authenticate_recovery_code' });
  expect(await recover(rotated[0])).toMatchObject({ status_code: 200 });
});

test('a first factor is not enough to add a second one beside the one a member has', async () => {
  const { ask, again, done } = await withTotp();
  const held = { intermediate_session_token: await again() };
  expect(await ask('otps/sms/send', { ...held, mfa_phone_number: PHONE })).toMatchObject({
    error_type: 'insufficient_factors',
  });
  expect(await ask('otps/sms/send', { mfa_phone_number: PHONE })).toMatchObject({ error_type: 'insufficient_factors' });
  const { session_token } = done;
  expect(await ask('otps/sms/send', { session_token, mfa_phone_number: PHONE })).toMatchObject({ status_code: 200 });
});

test('a second factor is added to an existing session', async () => {
  const { ask, code, first } = await enrolling({});
  expect(first).toMatchObject({ member_authenticated: true });
  const { session_token } = first;
  await ask('otps/sms/send', { session_token, mfa_phone_number: PHONE });
  const stepped = await ask('otps/sms/authenticate', { session_token, code: await code() });
  expect(stepped).toMatchObject({
    session_token,
    member: { mfa_enrolled: false },
    member_session: { authentication_factors: [{ type: 'magic_link' }, { type: 'otp' }] },
  });
});

test('a member enrolls and leaves as the call says, where the organization leaves it to them', async () => {
  const { ask, totp, done, again, session } = await withTotp({});
  expect(done).toMatchObject({ status_code: 200, member: { mfa_enrolled: false } });
  const { session_token } = await session(ada);
  const enrolled = await ask('totp/authenticate', { session_token, code: totp(), set_mfa_enrollment: 'enroll' });
  expect(enrolled.member).toMatchObject({ mfa_enrolled: true });
  const intermediate_session_token = await again();
  expect(intermediate_session_token).not.toBe('');
  const left = await ask('totp/authenticate', {
    intermediate_session_token,
    code: totp(1),
    set_mfa_enrollment: 'unenroll',
  });
  expect(left.member).toMatchObject({ mfa_enrolled: false });
  expect(await session(ada)).toMatchObject({ member_authenticated: true });
});

test('an organization that only accepts one method refuses the other, except for a break-glass member', async () => {
  const {
    ask,
    call,
    with: held,
    member,
  } = await enrolling({
    mfa_policy: 'REQUIRED_FOR_ALL',
    mfa_methods: 'RESTRICTED',
    allowed_mfa_methods: ['totp'],
  });
  const send = () => ask('otps/sms/send', { ...held, mfa_phone_number: PHONE });
  expect(await send()).toMatchObject({ error_type: 'operation_restricted_by_organization_mfa_methods' });
  await call('PUT', `/v1/b2b/organizations/globex/members/${member.member_id}`, { is_breakglass: true });
  expect(await send()).toMatchObject({ status_code: 200 });
});

test('ten wrong codes lock a member for an hour', async () => {
  const { ask, totp, again, clock, call, member } = await withTotp();
  const intermediate_session_token = await again();
  const enter = (code: string, token = intermediate_session_token) =>
    ask('totp/authenticate', { intermediate_session_token: token, code });
  for (let i = 0; i < 10; i++)
    expect(await enter(totp(9))).toMatchObject({ error_type: 'unable_to_authenticate_totp' });
  expect(await enter(totp())).toMatchObject({ status_code: 429, error_type: 'user_lock_limit_reached' });
  const look = async () =>
    (await call('GET', `/v1/b2b/organizations/globex/member?member_id=${member.member_id}`)).body;
  expect((await look()).member).toMatchObject({ is_locked: true, lock_expires_at: '2026-01-01T01:00:30Z' });
  clock.pass(3_600_000);
  expect((await look()).member).toMatchObject({ is_locked: false, lock_expires_at: null });
  expect(await enter(totp(), await again())).toMatchObject({ status_code: 200 });
});

test('a project sets how many failures lock a member, and for how long', async () => {
  const { ask, totp, again, clock, control } = await withTotp();
  await control('POST', 'settings', { user_lock: { user_lock_threshold: 2, user_lock_ttl: 5 } });
  const intermediate_session_token = await again();
  const enter = (code: string) => ask('totp/authenticate', { intermediate_session_token, code });
  for (let i = 0; i < 2; i++) await enter(totp(9));
  expect(await enter(totp())).toMatchObject({ error_type: 'user_lock_limit_reached' });
  clock.pass(5 * 60_000);
  expect(await enter(totp())).toMatchObject({ status_code: 200 });
});

test('deleting a second factor keeps the session, and the next login asks for a new one', async () => {
  const { call, done, again, ask, post, member, session } = await withTotp();
  const removed = await call('DELETE', `/v1/b2b/organizations/globex/members/${member.member_id}/totp`);
  expect(removed.body.member).toMatchObject({ totp_registration_id: '', default_mfa_method: '', mfa_enrolled: true });
  expect((await post('sessions/authenticate', { session_token: done.session_token })).status).toBe(200);
  expect((await session(ada)).mfa_required).toMatchObject({ member_options: null });
  expect(await ask('totp', { intermediate_session_token: await again() })).toMatchObject({ status_code: 200 });
});

test('a migrated authenticator app works without a new QR code', async () => {
  const { ask, with: held, clock } = await enrolling();
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const recovery_codes = ['my-old-code', '123456'];
  const migrated = await ask('totp/migrate', { secret, recovery_codes });
  expect(migrated).toMatchObject({ recovery_codes, member: { mfa_enrolled: false } });
  const code = codeAt(fromBase32(secret), stepOf(clock.now()));
  const { session_token, status_code } = await ask('totp/authenticate', { ...held, code });
  expect(status_code).toBe(200);
  const recover = (recovery_code: string) => ask('recovery_codes/recover', { session_token, recovery_code });
  expect(await recover('654321')).toMatchObject({ error_type: 'totp_code_used_as_recovery_code' });
  expect(await recover('123456')).toMatchObject({ recovery_codes_remaining: 1 });
});

test('two factors that are added to a session at the same moment are both kept', async () => {
  const { ask, code, first, post } = await enrolling({});
  const { session_token } = first;
  await ask('passwords/session/reset', { session_token, password: 'violet otter compiles 42' });
  await ask('otps/sms/send', { session_token, mfa_phone_number: PHONE });
  const sms = { session_token, code: await code() };
  // The password takes longer, so it finds a session that has changed meanwhile.
  const user = { organization_id: 'globex', email_address: ada, password: 'violet otter compiles 42' };
  await Promise.all([post('passwords/authenticate', { ...user, session_token }), ask('otps/sms/authenticate', sms)]);
  const { member_session } = (await post('sessions/authenticate', { session_token })).body;
  expect(member_session?.authentication_factors).toMatchObject([
    { type: 'magic_link' },
    { type: 'password' },
    { type: 'otp' },
  ]);
});

test('a code by email logs in to an organization', async () => {
  const { call, post, code, newest } = await enrolling({});
  const send = () => post('otps/email/login_or_signup', { organization_id: 'globex', email_address: ada });
  expect((await send()).body).toMatchObject({ member_created: false });
  expect(await newest()).toMatchObject({ kind: 'login_otp', to: ada });
  const enter = async (entered: string) =>
    (await post('otps/email/authenticate', { organization_id: 'globex', email_address: ada, code: entered })).body;
  const first = await code();
  expect(await enter(first)).toMatchObject({
    member_authenticated: true,
    method_id: expect.stringMatching(/^email-test-/),
    member_session: { authentication_factors: [{ type: 'email_otp' }] },
  });
  expect(await enter(first)).toMatchObject({ status_code: 401, error_type: 'unable_to_auth_otp_code' });
  await call('PUT', '/v1/b2b/organizations/globex', { mfa_policy: 'REQUIRED_FOR_ALL' });
  await send();
  expect(await enter(await code())).toMatchObject({ member_authenticated: false, mfa_required: {} });
});

test('a session’s second factor counts elsewhere only for the same verified phone number', async () => {
  const { ask, totp, again, call, post } = await withTotp();
  await post('organizations', { organization_name: 'Acme', organization_slug: 'acme', mfa_policy: 'REQUIRED_FOR_ALL' });
  await post('organizations/acme/members', { email_address: ada });
  const { session_token } = await ask('totp/authenticate', { intermediate_session_token: await again(), code: totp() });
  const moved = await post('sessions/exchange', { session_token, organization_id: 'acme' });
  expect(moved.body).toMatchObject({ member_authenticated: false, mfa_required: {} });
  expect(
    (await call('GET', `/v1/b2b/sessions?organization_id=acme&member_id=${moved.body.member_id}`)).body,
  ).toMatchObject({
    member_sessions: [],
  });
});
