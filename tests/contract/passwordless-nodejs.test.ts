import { ApiException, RegisterOptions, type PasswordlessClient } from '@passwordlessdev/passwordless-nodejs';
import { expect, test } from 'vitest';
import { addFault } from '../../src/lib/sandbox/core/calls/faults.ts';
import { createAuthenticator } from '../../src/lib/sandbox/passwordless/testing/authenticator.ts';
import { createBrowser } from '../../src/lib/sandbox/passwordless/testing/browser.ts';
import { sdkFor, startPasswordless } from '../../src/lib/sandbox/passwordless/testing/loopback.ts';
import { makeClock } from '../../src/lib/sandbox/testing/sandbox.ts';

/** Options as the SDK expects them: its constructor accepts no arguments, unlike its types. */
const options = (more: Partial<RegisterOptions> = {}): RegisterOptions =>
  Object.assign(new RegisterOptions(), { userId: 'u1', username: 'ann', ...more });

/** Returns the error of a call that must fail. */
async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    (answer) => new Error(`expected a refusal, got ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiException)) throw error;
  return error.details;
}

/** A page that calls over HTTP, like the browser client. */
function pageOf({ keys }: { keys: { api_url: string; api_key: string } }) {
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(keys.api_url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ApiKey: keys.api_key, 'Client-Version': 'js-1.1.0' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) };
  };
  return createBrowser(post, createAuthenticator());
}

const registerToken = async (sdk: PasswordlessClient, more: Partial<RegisterOptions> = {}) =>
  (await sdk.createRegisterToken(options(more))).token;

test('a user registers a passkey and signs in with it', async () => {
  const { sdk, ...started } = await startPasswordless();
  const page = pageOf(started);
  const registered = await page.register(await registerToken(sdk, { aliases: ['ann@example.com'] }), {
    nickname: 'Key',
  });
  expect(await sdk.verifyToken(String(registered.body.token))).toMatchObject({
    userId: 'u1',
    success: true,
    type: 'passkey_register',
    rpid: 'localhost',
    nickname: 'Key',
  });
  const signedIn = await page.signin({ alias: 'ann@example.com' });
  expect(await sdk.verifyToken(String(signedIn.body.token))).toMatchObject({
    userId: 'u1',
    success: true,
    type: 'passkey_signin',
    origin: 'http://localhost:3000',
  });
});

test('passkeys are listed and deleted', async () => {
  const { sdk, ...started } = await startPasswordless();
  const page = pageOf(started);
  await page.register(await registerToken(sdk));
  const [listed, ...others] = await sdk.listCredentials('u1');
  expect(others).toEqual([]);
  const id = page.authenticator.passkeys[0]?.id ?? new Uint8Array();
  expect(listed).toMatchObject({
    userId: 'u1',
    rpid: 'localhost',
    descriptor: { type: 'public-key', id: Buffer.from(id).toString('base64url') },
  });
  await sdk.deleteCredential(id);
  expect(await sdk.listCredentials('u1')).toEqual([]);
  expect((await page.signin()).body).toMatchObject({ errorCode: 'unknown_credential' });
  // The SDK only has the details because the content type is exactly problem+json (docs/passwordless.md, "Node SDK").
  expect(await refusal(sdk.deleteCredential(id))).toMatchObject({ status: 500 });
});

test('aliases are set and listed', async () => {
  const { sdk } = await startPasswordless();
  await sdk.setAliases({ userId: 'u1', aliases: ['a', 'b'], hashing: false });
  const listed = await sdk.listAliases('u1');
  expect(listed.map(({ plaintext }) => plaintext).sort()).toEqual(['a', 'b']);
  await sdk.setAliases({ userId: 'u1', aliases: [], hashing: true });
  expect(await sdk.listAliases('u1')).toEqual([]);
});

test('a user is deleted', async () => {
  const { sdk, ...started } = await startPasswordless();
  await pageOf(started).register(await registerToken(sdk, { aliases: ['a'] }));
  await sdk.deleteUser('u1');
  expect([await sdk.listCredentials('u1'), await sdk.listAliases('u1')]).toEqual([[], []]);
  await sdk.deleteUser('nobody');
});

test('a sign-in token can be generated without a passkey', async () => {
  const { sdk } = await startPasswordless();
  const made = await sdk.generateAuthenticationToken({ userId: 'u1', timeToLive: 60 });
  expect(await sdk.verifyToken(made?.token ?? '')).toMatchObject({ userId: 'u1', type: 'generated_signin' });
  // The SDK returns null for every error.
  expect(await sdk.generateAuthenticationToken({ userId: '' })).toBeNull();
});

test('magic links are not emulated, and the error says so', async () => {
  const { sdk } = await startPasswordless();
  const mail = { emailAddress: 'ann@example.com', urlTemplate: 'http://localhost:3000/$TOKEN', userId: 'u1' };
  expect(await refusal(sdk.sendMagicLink(mail))).toMatchObject({ status: 501, errorCode: 'not_emulated' });
});

test('a token that is expired, used up, unknown, or from another project verifies no one', async () => {
  const clock = makeClock();
  const { sdk, newProject, ...started } = await startPasswordless({ now: clock.now });
  const page = pageOf(started);
  const used = String((await page.register(await registerToken(sdk))).body.token);
  expect(await sdk.verifyToken(used)).toMatchObject({ success: true });
  const late = String((await page.signin()).body.token);
  const foreign = String((await page.signin()).body.token);
  expect(await (await newProject()).sdk.verifyToken(foreign)).toBeNull();
  expect(await sdk.verifyToken(used)).toBeNull();
  expect(await sdk.verifyToken('verify_AAAA')).toBeNull();
  expect(await sdk.verifyToken('')).toBeNull();
  clock.pass(121_000);
  expect(await sdk.verifyToken(late)).toBeNull();
});

test('moving the project’s clock expires a token', async () => {
  const { sdk, control, ...started } = await startPasswordless();
  const page = pageOf(started);
  await page.register(await registerToken(sdk));
  const token = String((await page.signin()).body.token);
  await control('POST', '/clock', { advance_seconds: 121 });
  expect(await sdk.verifyToken(token)).toBeNull();
  const unused = await registerToken(sdk);
  await control('POST', '/clock', { advance_seconds: 121 });
  expect((await page.beginRegistration(unused)).body).toMatchObject({ errorCode: 'expired_token', status: 403 });
});

test.each([
  [
    'a secret that is wrong',
    (secret: string) => secret.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    'not valid',
  ],
  ['a public API key', (secret: string) => secret.replace(':secret:', ':public:'), 'public API key was supplied'],
  ['a verify token', () => 'verify_abc', "'verify_' token"],
  ['something else', () => 'hunter2-hunter2', "'hunter2-hu'"],
])('every method with %s instead of the secret is refused', async (_, change, detail) => {
  const { keys } = await startPasswordless();
  const sdk = sdkFor({ ...keys, api_secret: change(keys.api_secret) });
  const calls = [
    () => sdk.createRegisterToken(options()),
    () => sdk.setAliases({ userId: 'u1', aliases: [], hashing: true }),
    () => sdk.listAliases('u1'),
    () => sdk.listCredentials('u1'),
    () => sdk.deleteCredential(new Uint8Array([1])),
    () => sdk.deleteUser('u1'),
    () => sdk.sendMagicLink({ emailAddress: 'a@b.c', urlTemplate: 'http://localhost/$TOKEN', userId: 'u1' }),
  ];
  for (const call of calls) {
    const details = await refusal(call());
    expect(details).toMatchObject({ status: 401, title: "A valid 'ApiSecret' header is required." });
    expect(details.detail).toContain(detail);
    expect(details).not.toHaveProperty('errorCode');
  }
  expect(await sdk.verifyToken('verify_abc')).toBeNull();
  expect(await sdk.generateAuthenticationToken({ userId: 'u1' })).toBeNull();
});

test.each<[string, Partial<RegisterOptions>, object]>([
  ['no user id', { userId: '' }, { status: 400, errors: { userId: ['The UserId field is required.'] } }],
  ['no user name', { username: '' }, { status: 400, errors: { username: ['The Username field is required.'] } }],
  ['too many aliases', { aliases: [...'abcdefghijk'] }, { status: 400, errors: { aliases: [expect.any(String)] } }],
  ['attestation', { attestation: 'direct' as never }, { status: 400, errorCode: 'attestation_not_supported_on_plan' }],
  ['odd attestation', { attestation: 'all' as never }, { status: 400, errorCode: 'invalid_attestation' }],
  ['a taken alias', { userId: 'u2', aliases: ['taken'] }, { status: 409, errorCode: 'alias_conflict' }],
])('a register token with %s is refused with details', async (_, more, details) => {
  const { sdk } = await startPasswordless();
  await sdk.setAliases({ userId: 'u1', aliases: ['taken'], hashing: true });
  expect(await refusal(sdk.createRegisterToken(options(more)))).toMatchObject(details);
});

test('the other methods are refused with details, too', async () => {
  const { sdk } = await startPasswordless();
  await sdk.setAliases({ userId: 'u1', aliases: ['taken'], hashing: true });
  expect(await refusal(sdk.setAliases({ userId: 'u2', aliases: ['taken'], hashing: true }))).toMatchObject({
    status: 409,
    errorCode: 'alias_conflict',
    type: 'https://docs.passwordless.dev/guide/errors.html#alias_conflict',
  });
  const required = { status: 400, errors: { userId: ['The UserId field is required.'] } };
  expect(await refusal(sdk.listAliases(''))).toMatchObject(required);
  expect(await refusal(sdk.listCredentials(''))).toMatchObject(required);
  expect(await refusal(sdk.deleteUser(''))).toMatchObject(required);
});

test('options of a register token reach the browser', async () => {
  const { sdk, ...started } = await startPasswordless();
  const token = await registerToken(sdk, {
    displayName: 'Ann',
    discoverable: false,
    userVerification: 'required' as never,
    authenticatorType: 'cross-platform' as never,
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  expect((await pageOf(started).beginRegistration(token)).body.data).toMatchObject({
    user: { name: 'ann', displayName: 'Ann' },
    authenticatorSelection: {
      residentKey: 'discouraged',
      userVerification: 'required',
      authenticatorAttachment: 'cross-platform',
    },
  });
});

test.each([
  [
    { kind: 'error', error_type: 'max_users_reached' },
    { status: 400, errorCode: 'max_users_reached' },
  ],
  [
    { kind: 'error', status: 403 },
    { status: 403, title: 'You are forbidden from accessing this resource.' },
  ],
  [{ kind: 'error', status: 429 }, { status: 429 }],
  [{ kind: 'error' }, { status: 500 }],
] as const)('the fault %o reaches the SDK once', async (effect, details) => {
  const { sdk, db, id } = await startPasswordless();
  await addFault(db, id, 1, 'passwordless.register.token', effect, 1);
  expect(await refusal(sdk.createRegisterToken(options()))).toMatchObject(details);
  expect((await sdk.createRegisterToken(options())).token).toMatch(/^register_/);
});

test('a dropped response is an error in the SDK', async () => {
  const { sdk, db, id } = await startPasswordless();
  await addFault(db, id, 1, 'passwordless.alias', { kind: 'drop', when: 'after' }, 1);
  const lost = await refusal(sdk.setAliases({ userId: 'u1', aliases: ['a'], hashing: true }));
  // The SDK's error for a closed connection.
  expect(lost).toMatchObject({ errorCode: 'unexpected_error' });
  expect(await sdk.listAliases('u1')).toHaveLength(1);
});

test('the record of calls has what the caller sees', async () => {
  const { sdk, control, keys } = await startPasswordless();
  const { token } = await sdk.createRegisterToken(options());
  const { calls } = (await control('GET', '/calls')).body;
  expect(calls).toHaveLength(1);
  expect(JSON.parse(calls[0].response.body)).toEqual({ token });
  expect(calls[0]).toMatchObject({
    operation: 'passwordless.register.token',
    method: 'POST',
    path: '/passwordless/register/token',
  });
  expect(calls[0].request.headers).toContainEqual(['ApiSecret', '[hidden]']);
  expect(JSON.stringify(calls)).not.toContain(keys.api_secret);
});

/** Every method of the SDK, with its operation. The first two return null for every error. */
const hiding: [operation: string, call: (sdk: PasswordlessClient) => Promise<unknown>][] = [
  ['signin.verify', (sdk) => sdk.verifyToken('verify_abc')],
  ['signin.generate_token', (sdk) => sdk.generateAuthenticationToken({ userId: 'u1' })],
];
const telling: typeof hiding = [
  ['register.token', (sdk) => sdk.createRegisterToken(options())],
  ['alias', (sdk) => sdk.setAliases({ userId: 'u1', aliases: [], hashing: true })],
  ['alias.list', (sdk) => sdk.listAliases('u1')],
  ['credentials.list', (sdk) => sdk.listCredentials('u1')],
  ['credentials.delete', (sdk) => sdk.deleteCredential(new Uint8Array([1]))],
  ['users.delete', (sdk) => sdk.deleteUser('u1')],
];

test.each([
  [
    { kind: 'error', status: 403 },
    { status: 403, title: 'You are forbidden from accessing this resource.' },
  ],
  [
    { kind: 'error', status: 429 },
    { status: 429, title: 'Too Many Requests' },
  ],
  [
    { kind: 'error', error_type: 'expired_token' },
    { status: 403, errorCode: 'expired_token' },
  ],
  [{ kind: 'error' }, { status: 500, title: 'The api has encountered an error' }],
  [{ kind: 'drop' }, { errorCode: 'unexpected_error' }],
] as const)('the fault %o reaches every method', async (effect, details) => {
  const { sdk, db, id } = await startPasswordless();
  let position = 0;
  const order = (operation: string) => addFault(db, id, position++, `passwordless.${operation}`, effect, 1);
  for (const [operation, call] of telling) {
    await order(operation);
    expect(await refusal(call(sdk)), operation).toMatchObject(details);
  }
  for (const [operation, call] of hiding) {
    await order(operation);
    expect(await call(sdk), operation).toBeNull();
  }
});

test('every method reports a missing secret, an unknown path and an unreachable server', async () => {
  const { keys } = await startPasswordless();
  const none = sdkFor({ ...keys, api_secret: '' });
  const lost = sdkFor({ ...keys, api_url: `${keys.api_url}/nowhere` });
  const gone = sdkFor({ ...keys, api_url: 'http://localhost:1' });
  for (const [operation, call] of telling) {
    expect(await refusal(call(none)), operation).toMatchObject({
      status: 401,
      title: "A valid 'ApiSecret' header is required.",
      type: 'https://docs.passwordless.dev/guide/errors.html#ApiSecret',
    });
    expect(await refusal(call(lost)), operation).toMatchObject({ status: 404 });
    expect(await refusal(call(gone)), operation).toMatchObject({ errorCode: 'unexpected_error' });
  }
  for (const [operation, call] of hiding)
    expect(await Promise.all([none, lost, gone].map(call)), operation).toEqual([null, null, null]);
});

test.each<[string, { userId?: string; aliases?: string[] }, string]>([
  ['for nobody', { userId: '' }, 'userId'],
  ['more than ten', { aliases: [...'abcdefghijk'] }, 'aliases'],
  ['one that is empty', { aliases: [''] }, 'aliases'],
  ['one that is too long', { aliases: ['a'.repeat(251)] }, 'aliases'],
])('aliases %s are refused, and nothing changes', async (_, changed, field) => {
  const { sdk } = await startPasswordless();
  await sdk.setAliases({ userId: 'u1', aliases: ['kept'], hashing: false });
  const details = await refusal(sdk.setAliases({ userId: 'u1', aliases: ['new'], hashing: false, ...changed }));
  expect(details).toMatchObject({ status: 400, errors: { [field]: [expect.any(String)] } });
  expect((await sdk.listAliases('u1')).map(({ plaintext }) => plaintext)).toEqual(['kept']);
});

test('an invalid time to live is refused, and an unknown purpose is a sign-in', async () => {
  const { sdk } = await startPasswordless();
  expect(await sdk.generateAuthenticationToken({ userId: 'u1', timeToLive: 0 })).toBeNull();
  expect(await sdk.generateAuthenticationToken({ userId: 'u1', timeToLive: 604_801 })).toBeNull();
  const made = await sdk.generateAuthenticationToken({ userId: 'u1', purpose: 'nothing' } as { userId: string });
  expect(await sdk.verifyToken(made?.token ?? '')).toMatchObject({ purpose: 'sign-in' });
});

test('an unknown user has neither passkeys nor aliases', async () => {
  const { sdk } = await startPasswordless();
  expect([await sdk.listCredentials('nobody'), await sdk.listAliases('nobody')]).toEqual([[], []]);
});
