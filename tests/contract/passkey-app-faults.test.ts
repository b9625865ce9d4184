import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { App } from '../../src/lib/quickstart/passwordless/app/app.ts';
import { createTokenRoute } from '../../src/lib/quickstart/passwordless/app/create-token.ts';
import { verifySigninRoute } from '../../src/lib/quickstart/passwordless/app/verify-signin.ts';
import { startPasskeyApp } from './passkey-app.ts';

/** A fault as `POST /_sandbox/faults` accepts it, and the status that the app answers. */
const FAULTS: [string, object, number][] = [
  ['a rate limit', { kind: 'error', status: 429 }, 429],
  ['a server error', { kind: 'error', status: 500 }, 500],
  ['an outage', { kind: 'error', status: 503 }, 503],
  ['keys that are refused', { kind: 'error', status: 401 }, 401],
  ['an expired token', { kind: 'error', error_type: 'expired_token' }, 403],
  ['an error named like a property of every object', { kind: 'error', status: 400, error_type: 'constructor' }, 400],
  ['an answer lost before the call took effect', { kind: 'drop', when: 'before' }, 502],
  ['an answer lost after the call took effect', { kind: 'drop', when: 'after' }, 502],
  ['an answer lost after a delay', { kind: 'drop', delay_ms: 50 }, 502],
];

/** The app of the passkey guide, with a user who is signed in and has a verify token left. */
async function signedIn() {
  const { app, browser, control } = await startPasskeyApp();
  const ada = browser();
  const cookie = await ada.signUp('ada');
  const { token: verifyToken } = await ada.client().signinWithAlias('ada');
  const fault = async (operation: string, effect: object) => {
    const { status } = await control('POST', '/faults', { operation, times: 1, ...effect });
    expect(status).toBe(201);
  };
  return { app, cookie, user: app.userOf(post({}, cookie)), verifyToken, fault };
}

const post = (body: object, cookie = '') =>
  new Request('http://localhost:4000/', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });

for (const [name, effect, status] of FAULTS) {
  test(`${name} starts no session and ends none`, async () => {
    const { app, cookie, user, verifyToken, fault } = await signedIn();
    expect(user).toMatchObject({ alias: 'ada' });
    await fault('passwordless.signin.verify', effect);
    const verified = await verifySigninRoute(post({ token: verifyToken }, cookie), app);
    await fault('passwordless.register.token', effect);
    const created = await createTokenRoute(post({ alias: 'ada' }, cookie), app);
    for (const answer of [verified, created]) {
      expect(answer.status).toBe(status);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.json()).toEqual({
        title: expect.stringMatching(/\w/),
        advice: expect.stringMatching(/\w/),
        step: expect.stringMatching(/\w/),
      });
    }
    expect(app.userOf(post({}, cookie))).toEqual(user);
  });
}

test('a slow answer is an answer', async () => {
  const { app, verifyToken, fault } = await signedIn();
  await fault('passwordless.signin.verify', { kind: 'latency', delay_ms: 50 });
  expect((await verifySigninRoute(post({ token: verifyToken }), app)).status).toBe(200);
});

/** Responses of a proxy or a captive portal instead of Passwordless.dev's. */
const NONSENSE: [number, string][] = [
  [200, '{}'],
  [200, 'null'],
  [200, '<p>Log in to the Wi-Fi</p>'],
  [200, ''],
  [401, '"no"'],
  [404, 'null'],
  [502, '<h1>Bad gateway</h1>'],
];
for (const [status, body] of NONSENSE) {
  test(`${status} with ${body || 'nothing'} in it, which Passwordless.dev never sends, starts no session`, async () => {
    const server = createServer((_, response) => response.writeHead(status).end(body));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const url = `http://localhost:${(server.address() as AddressInfo).port}`;
    const app: App = {
      api: { url, secret: 'app:secret:1' },
      apiKey: 'app:public:1',
      idFor: () => 'u1',
      startSession: () => expect.unreachable(),
      userOf: () => undefined,
      endSession: () => '',
    };
    const verified = await verifySigninRoute(post({ token: 'verify_1' }), app);
    expect(verified.status).toBeGreaterThanOrEqual(400);
    const created = await createTokenRoute(post({ alias: 'ada' }), app);
    expect((await created.json()).token).toBeUndefined();
    for (const answer of [verified, created]) expect(answer.headers.getSetCookie()).toEqual([]);
  });
}
