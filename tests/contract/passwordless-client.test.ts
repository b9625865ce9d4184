import {
  Client,
  isAutofillSupported,
  isBrowserSupported,
  isPlatformSupported,
} from '@passwordlessdev/passwordless-client';
import { afterEach, expect, test, vi } from 'vitest';
import { createAuthenticator } from '../../src/lib/sandbox/passwordless/testing/authenticator.ts';
import { startPasswordless } from '../../src/lib/sandbox/passwordless/testing/loopback.ts';
import { stubWindow } from '../../src/lib/sandbox/passwordless/testing/window.ts';

/*
 * The unmodified browser client, in a window with a software authenticator. The browser tests run it in a real browser
 * with a virtual authenticator.
 */

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Starts a sandbox and a window with a software authenticator. */
async function startClient(more: { apiKey?: string; rpid?: string } = {}, settings = {}) {
  const started = await startPasswordless();
  const authenticator = createAuthenticator(settings);
  stubWindow(authenticator, 'http://localhost:3000');
  // The client logs the errors it returns.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { api_url: apiUrl, api_key: apiKey } = started.keys;
  const client = new Client({ apiUrl, apiKey, ...more });
  const token = async (settings: object = {}) => {
    const options = { userId: 'u1', username: 'ann', aliases: ['ann@example.com'], ...settings };
    return (await started.sdk.createRegisterToken(options as never)).token;
  };
  return { ...started, authenticator, client, token };
}

test('a passkey is registered with a nickname', async () => {
  const { client, sdk, token } = await startClient();
  const done = await client.register(await token(), 'My key');
  expect(done.error).toBeUndefined();
  expect(await sdk.verifyToken(done.token ?? '')).toMatchObject({ userId: 'u1', nickname: 'My key' });
});

test('every way to sign in ends in a token that verifies', async () => {
  const { client, sdk, token } = await startClient();
  await client.register(await token());
  const ways = [
    () => client.signinWithAlias('ann@example.com'),
    () => client.signinWithId('u1'),
    () => client.signinWithDiscoverable(),
    () => client.signinWithAutofill(),
    () => client.stepup({ signinMethod: { userId: 'u1' }, purpose: 'step-up' }),
  ];
  for (const way of ways) {
    const { token: issued, error } = await way();
    expect(error).toBeUndefined();
    expect(await sdk.verifyToken(issued ?? '')).toMatchObject({ userId: 'u1', success: true });
  }
  expect([isBrowserSupported(), await isPlatformSupported(), await isAutofillSupported()]).toEqual([true, true, true]);
});

test('the client returns the server’s errors unchanged', async () => {
  const { client, token, keys, sdk, authenticator } = await startClient();
  expect(await client.register('verify_abc')).toMatchObject({ error: { from: 'server', errorCode: 'invalid_token' } });
  const used = await token();
  await client.register(used);
  expect(await client.register(used)).toMatchObject({ error: { from: 'server', errorCode: 'invalid_token' } });
  await sdk.deleteCredential(authenticator.passkeys[0]?.id ?? new Uint8Array());
  expect(await client.signinWithDiscoverable()).toMatchObject({
    error: { from: 'server', errorCode: 'unknown_credential', status: 400 },
  });
  const wrong = new Client({ apiUrl: keys.api_url, apiKey: keys.api_secret });
  expect(await wrong.signinWithId('u1')).toMatchObject({
    error: { from: 'server', status: 401, title: "A valid 'ApiKey' header is required." },
  });
  // An unknown path returns JSON, too: the client would turn anything else into an unhelpful error
  // (docs/passwordless.md, "Browser client").
  const lost = new Client({ apiUrl: `${keys.api_url}/nowhere`, apiKey: keys.api_key });
  expect(await lost.signinWithId('u1')).toMatchObject({ error: { from: 'server', status: 404 } });
});

test('the client returns the browser’s errors', async () => {
  const { client, token } = await startClient();
  expect(await client.signinWithDiscoverable()).toMatchObject({ error: { from: 'client', errorCode: 'unknown' } });
  await client.register(await token());
  // The same user on the same device: the server excluded their passkey.
  expect(await client.register(await token())).toMatchObject({
    error: { from: 'client', title: expect.stringContaining('previously registered') },
  });
});

test('a client with an RP ID that the page may not use gets an error', async () => {
  const { client, token } = await startClient({ rpid: 'evil.example' });
  expect(await client.register(await token())).toMatchObject({ error: { from: 'client', errorCode: 'unknown' } });
});

/** One method of a new client with these settings. */
async function callWith(
  config: ConstructorParameters<typeof Client>[0],
  method: 'register' | 'signinWithId' | 'signinWithDiscoverable',
  argument?: string,
) {
  const client = new Client(config);
  const { error } = await (method === 'signinWithDiscoverable' ? client[method]() : client[method](argument ?? ''));
  return error;
}

test('a wrapper’s version comes before the client’s own, and can be set once', async () => {
  const { client, control } = await startClient();
  client.clientVersion = 'react-1.2.3';
  await client.register('register_none');
  expect(() => (client.clientVersion = 'vue-1.0.0')).toThrow('already been set');
  const { calls } = (await control('GET', '/calls')).body;
  expect(calls.at(-1).request.headers).toContainEqual(['Client-Version', 'react-1.2.3+js-1.1.0']);
});

test('a wrong key is explained with a 401 without a code', async () => {
  const { keys, token } = await startClient();
  const registerToken = await token();
  const wrong: [apiKey: string, detail: string][] = [
    ['', "It started with: ''."],
    [keys.api_secret, 'API secret was supplied in the ApiKey header'],
    ['verify_abc', "A 'verify_' token was supplied"],
    ['hunter2-hunter2', "'hunter2-hu'"],
    [keys.api_key.replace(/.$/, (last) => (last === '0' ? '1' : '0')), "The value of your 'ApiKey' is not valid."],
  ];
  for (const [apiKey, detail] of wrong) {
    const config = { apiUrl: keys.api_url, apiKey };
    for (const error of [
      await callWith(config, 'register', registerToken),
      await callWith(config, 'signinWithId', 'u1'),
    ]) {
      expect(error, detail).toMatchObject({ from: 'server', status: 401, detail: expect.stringContaining(detail) });
      expect(error, detail).not.toHaveProperty('errorCode');
    }
  }
});

test('a wrong register token is explained', async () => {
  const { client, keys, token, newProject, control } = await startClient();
  const registerToken = await token();
  const tampered = registerToken.replace(/.{4}$/, (end) => (end === 'AAAA' ? 'BBBB' : 'AAAA'));
  const rejected: [given: unknown, error: object][] = [
    [undefined, { status: 400, errorCode: 'missing_token' }],
    ['', { status: 400, errorCode: 'invalid_token' }],
    ['verify_abc', { status: 400, errorCode: 'invalid_token', title: expect.stringContaining("'register_'") }],
    [{ token: registerToken }, { status: 400 }],
    ['register_*', { status: 400, errorCode: 'invalid_token_format' }],
    [tampered, { status: 400, errorCode: 'invalid_token' }],
    [await token({ userVerification: 'optional' }), { status: 400, errorCode: 'invalid_argument' }],
    [await token({ authenticatorType: 'usb' }), { status: 400, errorCode: 'invalid_argument' }],
  ];
  for (const [wrong, error] of rejected)
    expect((await client.register(wrong as string)).error, String(wrong)).toMatchObject({ from: 'server', ...error });
  const elsewhere = await newProject();
  const foreign = { apiUrl: keys.api_url, apiKey: elsewhere.keys.api_key };
  expect(await callWith(foreign, 'register', registerToken)).toMatchObject({
    from: 'server',
    errorCode: 'invalid_token',
  });
  await control('POST', '/clock', { advance_seconds: 121 });
  expect((await client.register(registerToken)).error).toMatchObject({
    from: 'server',
    status: 403,
    errorCode: 'expired_token',
    title: expect.stringMatching(/^The token expired \d+ seconds? ago\.$/),
  });
});

test('an alias that was taken meanwhile is refused on completion', async () => {
  const { client, token, keys } = await startClient();
  const [first, second] = [
    await token({ userId: 'u1', aliases: ['ann'] }),
    await token({ userId: 'u2', aliases: ['ann'] }),
  ];
  expect((await client.register(first)).error).toBeUndefined();
  stubWindow(createAuthenticator(), 'http://localhost:3000');
  expect(await callWith({ apiUrl: keys.api_url, apiKey: keys.api_key }, 'register', second)).toMatchObject({
    status: 409,
    errorCode: 'alias_conflict',
  });
});

test('a passkey of another project is unknown', async () => {
  const { client, token, keys, newProject } = await startClient();
  await client.register(await token());
  const elsewhere = await newProject();
  const foreign = { apiUrl: keys.api_url, apiKey: elsewhere.keys.api_key };
  expect(await callWith(foreign, 'signinWithDiscoverable')).toMatchObject({ errorCode: 'unknown_credential' });
});

test.each([
  [
    'a scope the key lacks',
    { kind: 'error', status: 403 },
    { status: 403, title: 'You are forbidden from accessing this resource.' },
  ],
  ['too many calls', { kind: 'error', status: 429 }, { status: 429 }],
  ['a failure of the service', { kind: 'error' }, { status: 500, title: 'The api has encountered an error' }],
])('the fault %s reaches the page once in each of the four calls', async (_, effect, error) => {
  const { client, token, control } = await startClient();
  for (const route of ['register.begin', 'register.complete', 'signin.begin', 'signin.complete']) {
    await control('POST', '/faults', { operation: `passwordless.${route}`, times: 1, ...effect });
    const registerToken = await token({ userId: route, aliases: [] });
    const met = route.startsWith('register')
      ? await client.register(registerToken)
      : await client.signinWithDiscoverable();
    expect(met.error, route).toMatchObject({ from: 'server', ...error });
    // The next call works. It also creates the passkey for the sign-ins after it.
    expect((await client.register(await token({ userId: route, aliases: [] }))).error, route).toBeUndefined();
  }
});
