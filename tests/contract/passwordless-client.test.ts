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
 * The unmodified browser client, in a window that is made of a software authenticator. In a real browser with a virtual
 * authenticator it runs among the browser tests.
 */

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function startClient(more: { apiKey?: string; rpid?: string } = {}, settings = {}) {
  const started = await startPasswordless();
  const authenticator = createAuthenticator(settings);
  stubWindow(authenticator, 'http://localhost:3000');
  // It prints what it returns.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { api_url: apiUrl, api_key: apiKey } = started.keys;
  const client = new Client({ apiUrl, apiKey, ...more });
  const token = async (given: object = {}) => {
    const options = { userId: 'u1', username: 'ann', aliases: ['ann@example.com'], ...given };
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
    const { token: given, error } = await way();
    expect(error).toBeUndefined();
    expect(await sdk.verifyToken(given ?? '')).toMatchObject({ userId: 'u1', success: true });
  }
  expect([isBrowserSupported(), await isPlatformSupported(), await isAutofillSupported()]).toEqual([true, true, true]);
});

test('errors of the server come back as they were written', async () => {
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
  // A path that does not exist answers JSON, too: anything else would surface as a riddle (docs/passwordless.md,
  // "Browser client").
  const lost = new Client({ apiUrl: `${keys.api_url}/nowhere`, apiKey: keys.api_key });
  expect(await lost.signinWithId('u1')).toMatchObject({ error: { from: 'server', status: 404 } });
});

test('errors of the browser come back as its own', async () => {
  const { client, token } = await startClient();
  expect(await client.signinWithDiscoverable()).toMatchObject({ error: { from: 'client', errorCode: 'unknown' } });
  await client.register(await token());
  // The same person again, on the same device: the server named the passkey to exclude.
  expect(await client.register(await token())).toMatchObject({
    error: { from: 'client', title: expect.stringContaining('previously registered') },
  });
});

test('a client that names another RP ID than the page may use gets nowhere', async () => {
  const { client, token } = await startClient({ rpid: 'evil.example' });
  expect(await client.register(await token())).toMatchObject({ error: { from: 'client', errorCode: 'unknown' } });
});
