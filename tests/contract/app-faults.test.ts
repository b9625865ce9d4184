import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { App, Route } from '../../src/lib/quickstart/stytch/app/app.ts';
import { dashboard } from '../../src/lib/quickstart/stytch/app/dashboard.ts';
import { logout } from '../../src/lib/quickstart/stytch/app/logout.ts';
import { requestMagicLink } from '../../src/lib/quickstart/stytch/app/request-magic-link.ts';
import { clientFor, startSandbox } from './harness.ts';

/** A fault that says nothing about the session, as `POST /_sandbox/faults` accepts it. */
const FAULTS: [string, object][] = [
  ['a rate limit', { kind: 'error', status: 429 }],
  ['a server error', { kind: 'error', status: 500 }],
  ['an outage', { kind: 'error', status: 503 }],
  ['keys that are refused', { kind: 'error', status: 401 }],
  ['an error no one knows', { kind: 'error', status: 400, error_type: 'never_heard_of' }],
  ['an error named like a property of every object', { kind: 'error', status: 400, error_type: 'constructor' }],
  ['another thing that is not found', { kind: 'error', status: 404, error_type: 'organization_not_found' }],
  ['an answer lost before the call took effect', { kind: 'drop', when: 'before' }],
  ['an answer lost after a delay', { kind: 'drop', delay_ms: 50 }],
];

/** The app of the Stytch guide with a user who is logged in. */
async function loggedIn() {
  const sandbox = await startSandbox();
  const { session_token: token } = await sandbox.logIn('ada@example.com');
  const app: App = { stytch: sandbox.stytch, secure: false };
  const fault = async (operation: string, effect: object) => {
    const answer = await sandbox.control('POST', '/faults', sandbox.project, { operation, times: 1, ...effect });
    expect(answer.status).toBe(201);
  };
  return { ...sandbox, app, token, fault };
}

/** Calls a route with the session's cookie. A route that throws is answered as the app's server does. */
async function call(route: Route, app: App, token: string) {
  const headers = { cookie: `app_session=${token}` };
  const method = route === logout ? 'POST' : 'GET';
  const request = new Request('http://localhost:3000/', { method, headers });
  const answer = await Promise.resolve(route(request, app)).catch(() => new Response('', { status: 500 }));
  const text = await answer.text();
  return { status: answer.status, text, drops: answer.headers.getSetCookie().some((set) => /Max-Age=0/.test(set)) };
}

for (const [name, effect] of FAULTS) {
  test(`${name} leaves a session alone on the dashboard`, async () => {
    const { app, token, fault } = await loggedIn();
    await fault('sessions.authenticate', effect);
    const answer = await call(dashboard, app, token);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.drops).toBe(false);
    expect((await call(dashboard, app, token)).text).toContain('ada@example.com');
  });

  test(`${name} is not taken for a logout`, async () => {
    const { app, token, fault } = await loggedIn();
    await fault('sessions.revoke', effect);
    const answer = await call(logout, app, token);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.drops).toBe(false);
    expect(answer.text).not.toContain('You’re logged out');
    expect((await call(dashboard, app, token)).text).toContain('ada@example.com');
  });
}

/** Matches links and sentences that can't help while Stytch can't be reached. */
const useless = /Request a new link|Set up your project|No response from Stytch/;

test('in an outage, a user who asks for a link reads that none is sent, and to try again later', async () => {
  const { app, fault } = await loggedIn();
  await fault('magic_links.email.discovery.send', { kind: 'drop' });
  const body = new URLSearchParams({ email: 'ada@example.com' });
  const request = new Request('http://localhost:3000/request_magic_link', { method: 'POST', body });
  const answer = await requestMagicLink(request, { ...app, guideUrl: '/guides/stytch-b2b/' });
  const text = await answer.text();
  expect(answer.status).toBe(502);
  expect(text).toMatch(/The login service can’t be reached[^]*We can’t send you a link right now\. Try again in a few/);
  expect(text).toMatch(/value="ada@example\.com"/);
  expect(text).toContain('<button>Send magic link</button>');
  expect(text).not.toMatch(useless);
});

test('in an outage, a user who logs out reads that the session may still be active, and what to do', async () => {
  const { app, token, fault } = await loggedIn();
  await fault('sessions.revoke', { kind: 'drop' });
  const answer = await call(logout, app, token);
  expect(answer.text).toContain('You may still be logged in');
  expect(answer.text.replace(/\s+/g, ' ')).toContain(
    'The login service can’t be reached, so your session may still be active. Log out again in a few minutes.',
  );
  expect(answer.text).toContain('<a href="/logout">Log out again</a>');
  expect(answer.text).not.toMatch(useless);
});

test('in an outage, the dashboard says that the login service can’t be reached, and offers another try', async () => {
  const { app, token, fault } = await loggedIn();
  await fault('sessions.authenticate', { kind: 'drop' });
  const { text } = await call(dashboard, app, token);
  expect(text).toMatch(
    /The login service can’t be reached[^]*Try again in a few minutes[^]*href="\/dashboard">Try again/,
  );
  expect(text).not.toMatch(useless);
});

test('a 503 from Stytch reads as its fault, and not as a rejected request', async () => {
  const { app, token, fault } = await loggedIn();
  await fault('sessions.authenticate', { kind: 'error', status: 503, error_type: 'server_unavailable' });
  const { status, text } = await call(dashboard, app, token);
  expect(status).toBe(503);
  expect(text).toContain('Stytch has a problem');
  expect(text).not.toMatch(/rejected|Request a new link|Log in again/);
});

test('a slow answer is an answer', async () => {
  const { app, token, fault } = await loggedIn();
  await fault('sessions.authenticate', { kind: 'latency', delay_ms: 50 });
  await fault('sessions.revoke', { kind: 'latency', delay_ms: 50 });
  expect((await call(dashboard, app, token)).status).toBe(200);
  expect((await call(logout, app, token)).text).toContain('You’re logged out');
});

test('an answer lost after the session ended is not a logout yet; the second try is', async () => {
  const { app, token, fault } = await loggedIn();
  await fault('sessions.revoke', { kind: 'drop', when: 'after' });
  expect(await call(logout, app, token)).toMatchObject({ status: 502, drops: false });
  const again = await call(logout, app, token);
  expect(again).toMatchObject({ status: 200, drops: true });
  expect(again.text).toContain('You’re logged out');
});

test('a session that ended elsewhere is dropped, and logging out of it is done', async () => {
  const { app, token, stytch } = await loggedIn();
  await stytch.sessions.revoke({ session_token: token });
  expect(await call(dashboard, app, token)).toMatchObject({ status: 404, drops: true });
  const answer = await call(logout, app, token);
  expect(answer).toMatchObject({ status: 200, drops: true });
  expect(answer.text).toContain('You’re logged out');
});

test('a cookie that holds no session token is dropped', async () => {
  const { app } = await loggedIn();
  expect(await call(dashboard, app, 'x')).toMatchObject({ status: 400, drops: true });
  expect(await call(logout, app, 'x')).toMatchObject({ status: 200, drops: true });
});

test('keys of another project say nothing about the session', async () => {
  const { app, token, url, project, newProject } = await loggedIn();
  const other = await newProject();
  const wrong = { ...app, stytch: clientFor(url, { ...project, secret: other.secret }) };
  for (const route of [dashboard, logout])
    expect(await call(route, wrong, token)).toMatchObject({ status: 401, drops: false });
  expect((await call(dashboard, app, token)).text).toContain('ada@example.com');
});

/** Responses of a proxy or a captive portal instead of Stytch's. */
const NONSENSE: [number, string][] = [
  [200, '{}'],
  [200, 'null'],
  [200, '<!doctype html><p>Log in to the Wi-Fi</p>'],
  [200, ''],
  [401, '{"error":"teapot"}'],
  [404, '{"message":"no route"}'],
  [404, '"not found"'],
  [500, '{"status_code":7,"error_type":"internal_server_error"}'],
  [502, '<h1>Bad gateway</h1>'],
];
for (const [status, body] of NONSENSE) {
  test(`${status} with ${body || 'nothing'} in it, which Stytch never sends, changes nothing`, async () => {
    const server = createServer((_, response) => response.writeHead(status).end(body));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    const url = `http://localhost:${(server.address() as AddressInfo).port}`;
    const project = { project_id: 'project-test-1', secret: 'secret-test-1', public_token: '' };
    const app: App = { stytch: clientFor(url, project), secure: false };
    for (const route of [dashboard, logout]) {
      const answer = await call(route, app, 'x'.repeat(44));
      expect(answer).toMatchObject({ drops: false });
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(answer.text).not.toContain('You’re logged out');
    }
  });
}
