import { hash as bcrypt } from 'bcryptjs';
import { argon2Sync, createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeClock, makeSandbox } from '../../testing/sandbox.ts';

const ada = 'ada@example.com';
const STRONG = 'violet otter compiles 42';
const OTHER = 'copper lantern reviews 17';

async function bench(settings?: object) {
  const clock = makeClock();
  const { project } = await makeSandbox({ now: clock.now });
  const made = await project();
  if (settings) await made.control('POST', 'settings', { password_policy: settings });
  const ask = async (path: string, body: object = {}) =>
    (await made.post(`passwords/${path}`, { organization_id: 'globex', email_address: ada, ...body })).body;
  const migrate = (hash: string, hash_type: string, more: object = {}) => ask('migrate', { hash, hash_type, ...more });
  const token = async () => String((await made.newest()).token);
  return { ...made, clock, ask, migrate, token };
}

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

const salt = Buffer.from('0123456789abcdef');
const config = { salt: salt.toString('base64'), key_length: 32 };
const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
const argon = (kind: 'argon2i' | 'argon2id') =>
  argon2Sync(kind, { message: STRONG, nonce: salt, parallelism: 1, tagLength: 32, memory: 64, passes: 2 });

const HASHES: [name: string, type: string, hash: () => string | Promise<string>, more?: object][] = [
  ['bcrypt', 'bcrypt', () => bcrypt(STRONG, 4)],
  [
    'MD5 with salts',
    'md_5',
    () => createHash('md5').update(`<${STRONG}>`).digest('hex'),
    { md_5_config: { prepend_salt: '<', append_salt: '>' } },
  ],
  ['SHA-1', 'sha_1', () => sha1(STRONG)],
  ['SHA-512', 'sha_512', () => createHash('sha512').update(STRONG).digest('hex')],
  [
    'encoded scrypt',
    'scrypt',
    () => `$scrypt$ln=4,r=8,p=1$${unpadded(salt)}$${unpadded(scryptSync(STRONG, salt, 32, { N: 16 }))}`,
  ],
  [
    'scrypt with parameters',
    'scrypt',
    () => scryptSync(STRONG, salt, 32, { N: 16 }).toString('base64'),
    { scrypt_config: { ...config, n_parameter: 16, r_parameter: 8, p_parameter: 1 } },
  ],
  [
    'PBKDF2',
    'pbkdf_2',
    () => pbkdf2Sync(STRONG, salt, 100, 32, 'sha256').toString('base64'),
    { pbkdf_2_config: { ...config, iteration_amount: 100, algorithm: 'sha256' } },
  ],
  [
    'encoded Argon2id',
    'argon_2id',
    () => `$argon2id$v=19$m=64,t=2,p=1$${unpadded(salt)}$${unpadded(argon('argon2id'))}`,
  ],
  [
    'Argon2i with parameters',
    'argon_2i',
    () => argon('argon2i').toString('hex'),
    { argon_2_config: { salt: String(salt), iteration_amount: 2, memory: 64, threads: 1, key_length: 32 } },
  ],
];

test.each(HASHES)('a password migrated as %s logs in, and another one doesn’t', async (_, type, hash, more) => {
  const { migrate, ask } = await bench();
  expect(await migrate(await hash(), type, more)).toMatchObject({
    member_created: true,
    member: { email_address_verified: true, member_password_id: expect.stringMatching(/^member-password-test-/) },
  });
  expect(await ask('authenticate', { password: `${STRONG}.` })).toMatchObject({
    status_code: 401,
    error_type: 'unauthorized_credentials',
  });
  const answer = await ask('authenticate', { password: STRONG });
  expect(answer).toMatchObject({ member_authenticated: true, organization: { organization_slug: 'globex' } });
  expect(answer.member_session?.authentication_factors).toEqual([
    expect.objectContaining({ type: 'password', delivery_method: 'knowledge', sequence_order: 'PRIMARY' }),
  ]);
  expect(Object.keys(answer.member_session?.authentication_factors?.[0] ?? {})).not.toContain('organization_id');
});

// The test vector of the phpass distribution.
test('a password migrated as phpass logs in', async () => {
  const { migrate, ask } = await bench();
  await migrate('$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0', 'phpass');
  expect(await ask('authenticate', { password: 'test12345' })).toMatchObject({ member_authenticated: true });
  expect(await ask('authenticate', { password: 'test12346' })).toMatchObject({ status_code: 401 });
});

const UNUSABLE: [name: string, type: string, hash: string, error_type: string][] = [
  ['a short Argon2 salt', 'argon_2id', '$argon2id$v=19$m=64,t=1,p=1$YQ$YWJjZGVmZ2g', 'invalid_argon_2_salt'],
  ['a short Argon2 hash', 'argon_2i', '$argon2i$v=19$m=64,t=1,p=1$YWJjZGVmZ2g$YQ', 'invalid_argon_2_key_length'],
  ['a scrypt hash of no bytes', 'scrypt', '$scrypt$ln=4,r=1,p=1$YWJj$A', 'invalid_base64_scrypt_hash'],
  ['a scrypt salt of no bytes', 'scrypt', '$scrypt$ln=4,r=1,p=1$A$YWJj', 'invalid_base64_scrypt_salt'],
  ['much parallel scrypt', 'scrypt', '$scrypt$ln=4,r=1,p=99$YWJj$YWJj', 'invalid_scrypt_parameters'],
];

test('a hash that no password or every password would fit is refused when it’s migrated', async () => {
  const { migrate } = await bench();
  for (const [name, type, hash, error_type] of UNUSABLE)
    expect(await migrate(hash, type), name).toMatchObject({ status_code: 400, error_type });
});

test('a link by email sets a password, ends all sessions, and works once', async () => {
  const { ask, post, newest, token, session } = await bench();
  const before = await session(ada);
  const started = await ask('email/reset/start');
  expect(Object.keys(started)).not.toContain('organization');
  expect(await newest()).toMatchObject({ kind: 'reset_password', to: ada });
  const password_reset_token = await token();
  const reset = async (password: string) =>
    (await post('passwords/email/reset', { password_reset_token, password })).body;
  expect(await reset('hunter2')).toMatchObject({ status_code: 400, error_type: 'weak_password' });
  expect(await reset(STRONG)).toMatchObject({ member_authenticated: true, member_email_id: started.member_email_id });
  expect(await reset(STRONG)).toMatchObject({ error_type: 'unable_to_auth_password_reset_token' });
  expect((await post('sessions/authenticate', { session_token: before.session_token })).status).toBe(404);
  expect(await ask('authenticate', { password: STRONG })).toMatchObject({ member_authenticated: true });
});

test('the link of a reset carries the organization and its own token type', async () => {
  const { ask, send, newest, token } = await bench();
  await ask('migrate', { hash: sha1(STRONG), hash_type: 'sha_1' });
  await ask('email/reset/start');
  const { pathname, search } = new URL(String((await newest()).link));
  const { headers } = await send('GET', `${pathname}${search}`);
  expect(headers.get('location')).toBe(
    `http://localhost:3000/authenticate?slug=globex&stytch_token_type=multi_tenant_passwords&token=${await token()}`,
  );
});

test('a session resets the password while its last factor is recent, and stays the only one', async () => {
  const { ask, post, session, clock } = await bench();
  const other = await session(ada);
  const { session_token } = await session(ada);
  const changed = await ask('session/reset', { session_token, password: STRONG });
  expect(changed).toMatchObject({ session_token, member_authenticated: true });
  expect((await post('sessions/authenticate', { session_token: other.session_token })).status).toBe(404);
  clock.pass(5 * 60_000 + 1000);
  expect(await ask('session/reset', { session_token, password: OTHER })).toMatchObject({
    error_type: 'session_too_old_to_reset_password',
  });
});

test('a reset by session that is refused changes nothing', async () => {
  const { ask, post, session, control, clock } = await bench();
  const { session_token } = await session(ada);
  await ask('session/reset', { session_token, password: STRONG });
  const large = (name: string) => ({
    session_custom_claims: { [name]: 'x'.repeat(3000) },
    session_duration_minutes: 120,
  });
  await post('sessions/authenticate', { session_token, ...large('a') });
  const reset = () => ask('session/reset', { session_token, password: OTHER, ...large('b') });
  expect(await reset()).toMatchObject({ error_type: 'custom_claims_too_large' });
  await control('POST', 'settings', { user_lock: { user_lock_threshold: 1 } });
  expect(await ask('authenticate', { password: OTHER })).toMatchObject({ error_type: 'unauthorized_credentials' });
  const locked = await ask('session/reset', { session_token, password: OTHER });
  expect(locked).toMatchObject({ error_type: 'user_lock_limit_reached' });
  clock.pass(3_600_000);
  expect(await ask('authenticate', { password: STRONG })).toMatchObject({ status_code: 200 });
});

test('an existing password is replaced by another one', async () => {
  const { ask, migrate } = await bench();
  await migrate(sha1(STRONG), 'sha_1');
  const replace = (existing_password: string, new_password: string) =>
    ask('existing_password/reset', { existing_password, new_password });
  expect(await replace(OTHER, STRONG)).toMatchObject({ error_type: 'unauthorized_credentials' });
  expect(await replace(STRONG, STRONG)).toMatchObject({ error_type: 'cannot_reset_password_with_existing_password' });
  expect(await replace(STRONG, OTHER)).toMatchObject({ member_authenticated: true });
  expect(await ask('authenticate', { password: STRONG })).toMatchObject({ status_code: 401 });
});

test('a password is not enough where a second factor is required', async () => {
  const { ask, migrate, call } = await bench();
  await call('PUT', '/v1/b2b/organizations/globex', { mfa_policy: 'REQUIRED_FOR_ALL' });
  await migrate(sha1(STRONG), 'sha_1', { mfa_phone_number: '+15551234567', set_phone_number_verified: true });
  expect(await ask('authenticate', { password: STRONG })).toMatchObject({
    member_authenticated: false,
    session_token: '',
    mfa_required: { secondary_auth_initiated: 'sms_otp' },
  });
});

test('wrong passwords lock a member, also for the right one', async () => {
  const { migrate, ask, control, clock } = await bench();
  await control('POST', 'settings', { user_lock: { user_lock_threshold: 2 } });
  await migrate(sha1(STRONG), 'sha_1');
  for (let i = 0; i < 2; i++)
    expect(await ask('authenticate', { password: OTHER })).toMatchObject({ error_type: 'unauthorized_credentials' });
  const locked = { status_code: 429, error_type: 'user_lock_limit_reached' };
  expect(await ask('authenticate', { password: STRONG })).toMatchObject(locked);
  clock.pass(3_600_000);
  expect(await ask('authenticate', { password: STRONG })).toMatchObject({ status_code: 200 });
});

test('a password of one organization opens no other', async () => {
  const { ask, migrate, post } = await bench();
  await post('organizations', { organization_name: 'Acme', organization_slug: 'acme' });
  await post('organizations/acme/members', { email_address: ada });
  await migrate(sha1(STRONG), 'sha_1');
  const { session_token } = await ask('authenticate', { password: STRONG });
  expect((await post('sessions/exchange', { session_token, organization_id: 'acme' })).body).toMatchObject({
    error_type: 'insufficient_factors_for_session_exchange',
  });
  await ask('authenticate', { organization_id: 'acme', password: STRONG }).then((answer) =>
    expect(answer).toMatchObject({ error_type: 'member_password_not_found' }),
  );
});

test('a password shared by all organizations discovers them', async () => {
  const { ask, post, token, newest, send } = await bench({ cross_org_passwords_enabled: true });
  await post('organizations', { organization_name: 'Acme', organization_slug: 'acme' });
  for (const organization of ['acme', 'globex'])
    await post(`organizations/${organization}/members`, { email_address: ada });
  await post('passwords/discovery/email/reset/start', { email_address: ada });
  const { pathname, search } = new URL(String((await newest()).link));
  expect((await send('GET', `${pathname}${search}`)).headers.get('location')).toContain(
    'stytch_redirect_type=reset_password&stytch_token_type=discovery&token=',
  );
  const set = await post('passwords/discovery/email/reset', { password_reset_token: await token(), password: STRONG });
  expect(set.body.discovered_organizations).toHaveLength(2);
  const discovered = (await post('passwords/discovery/authenticate', { email_address: ada, password: STRONG })).body;
  const { intermediate_session_token } = discovered;
  const entered = await post('discovery/intermediate_sessions/exchange', {
    intermediate_session_token,
    organization_id: 'acme',
  });
  expect(entered.body).toMatchObject({ member_authenticated: true });
  expect(await ask('authenticate', { password: STRONG })).toMatchObject({ member_authenticated: true });
  await post('passwords/email/require_reset', { email_address: ada });
  expect(await ask('authenticate', { password: STRONG })).toMatchObject({ error_type: 'member_reset_password' });
});

test('a user without a member sets a password, logs in with it, and keeps it as the first member', async () => {
  const { ask, post, call, control, token } = await bench({ cross_org_passwords_enabled: true });
  const eve = { email_address: 'Eve@lonely.org' };
  const authenticate = async (password: string) =>
    (await post('passwords/discovery/authenticate', { ...eve, password })).body;
  expect(await authenticate(STRONG)).toMatchObject({ error_type: 'email_not_found' });
  for (const password of [OTHER, STRONG]) {
    await post('passwords/discovery/email/reset/start', eve);
    const set = await post('passwords/discovery/email/reset', { password_reset_token: await token(), password });
    expect(set.body).toMatchObject({ ...eve, discovered_organizations: [] });
  }
  expect(await authenticate(OTHER)).toMatchObject({ status_code: 401, error_type: 'unauthorized_credentials' });
  // A snapshot keeps the password.
  await control('POST', 'snapshot', (await control('GET', 'snapshot')).body);
  const { intermediate_session_token } = await authenticate(STRONG);
  const made = await post('discovery/organizations/create', { intermediate_session_token });
  expect(made.body).toMatchObject({
    member_authenticated: true,
    member: { member_password_id: expect.stringMatching(/^member-password-test-/) },
  });
  const { organization_id, member_id } = made.body.member ?? {};
  expect(await ask('authenticate', { ...eve, organization_id, password: STRONG })).toMatchObject({
    member_authenticated: true,
  });
  // It's the member's from now on: it goes with them.
  await call('DELETE', `/v1/b2b/organizations/${organization_id}/members/${member_id}`);
  expect(await authenticate(STRONG)).toMatchObject({ error_type: 'email_not_found' });
});

test('a snapshot that holds no password in its place is no password', async () => {
  const { post, control, token } = await bench({ cross_org_passwords_enabled: true });
  const eve = { email_address: 'eve@lonely.org' };
  await post('passwords/discovery/email/reset/start', eve);
  await post('passwords/discovery/email/reset', { password_reset_token: await token(), password: STRONG });
  const snapshot = (await control('GET', 'snapshot')).body as unknown as { one_time_tokens: object[] };
  const one_time_tokens = snapshot.one_time_tokens.map((one) => ({ ...one, data: { kind: 'none' } }));
  await control('POST', 'snapshot', { ...snapshot, one_time_tokens });
  expect((await post('passwords/discovery/authenticate', { ...eve, password: STRONG })).body).toMatchObject({
    error_type: 'email_not_found',
  });
  expect((await post('organizations/globex/members', eve)).body).toMatchObject({ member: { member_password_id: '' } });
});

test('a password that only one member uses is deleted when a reset is required', async () => {
  const { ask, migrate, call, callAs, session, post } = await bench({ cross_org_passwords_enabled: true });
  await migrate(sha1(STRONG), 'sha_1');
  // Another member may not require it, with or without the organization's name.
  await post('organizations/globex/members', { email_address: 'bob@example.com' });
  const { session_token, member_id } = await session('bob@example.com');
  const require = async (body: object) =>
    (await callAs(session_token, 'POST', '/v1/b2b/passwords/email/require_reset', { email_address: ada, ...body }))
      .body;
  expect(await require({ organization_id: 'globex' })).toMatchObject({ error_type: 'session_authorization_error' });
  expect(await require({})).toMatchObject({ status_code: 400, error_type: 'invalid_organization_id' });
  expect(await ask('email/require_reset', { member_id })).toMatchObject({ error_type: 'member_not_found' });
  expect(await ask('email/require_reset')).toMatchObject({ member: { member_password_id: '' } });
  expect((await call('GET', `/v1/b2b/organizations/globex/member?email_address=${ada}`)).body).toMatchObject({
    member: { member_password_id: '' },
  });
});

test('deleting a password by its id leaves the member without one', async () => {
  const { ask, migrate, call } = await bench();
  const { member } = await migrate(sha1(STRONG), 'sha_1');
  const path = `/v1/b2b/organizations/globex/members/passwords/${member?.member_password_id}`;
  expect((await call('DELETE', path)).body).toMatchObject({ member: { member_password_id: '' } });
  expect((await call('DELETE', path)).status).toBe(404);
  expect(await ask('authenticate', { password: STRONG })).toMatchObject({ error_type: 'member_password_not_found' });
});

test('the strength of a password comes with feedback', async () => {
  const { ask } = await bench();
  expect(await ask('strength_check', { password: 'password' })).toMatchObject({
    valid_password: false,
    score: 0,
    strength_policy: 'zxcvbn',
    luds_feedback: null,
    zxcvbn_feedback: {
      warning: 'This is a top-10 common password.',
      suggestions: ['Add another word or two. Uncommon words are better.'],
    },
  });
  expect(await ask('strength_check', { password: STRONG })).toMatchObject({
    valid_password: true,
    zxcvbn_feedback: { warning: '', suggestions: [] },
  });
  expect(await ask('strength_check', { password: 'correct horse battery staple' })).toMatchObject({
    valid_password: false,
    breached_password: true,
  });
});

test('a project can ask for characters of several kinds instead', async () => {
  const { ask } = await bench({ validation_policy: 'LUDS', luds_min_password_length: 10 });
  expect(await ask('strength_check', { password: 'abcDEF' })).toMatchObject({
    valid_password: false,
    strength_policy: 'luds',
    luds_feedback: {
      has_lower_case: true,
      has_upper_case: true,
      has_digit: false,
      has_symbol: false,
      missing_complexity: 1,
      missing_characters: 4,
    },
    zxcvbn_feedback: null,
  });
  expect(await ask('strength_check', { password: 'abcDEF1234' })).toMatchObject({ valid_password: true });
});

test('changing the email deletes the password', async () => {
  const { migrate, call } = await bench();
  const { member_id } = await migrate(sha1(STRONG), 'sha_1');
  const path = `/v1/b2b/organizations/globex/members/${member_id}`;
  const changed = await call('PUT', path, { email_address: 'lovelace@example.com' });
  expect(changed.body.member).toMatchObject({ member_password_id: '' });
});
