import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from '@passwordlessdev/passwordless-client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createAuthenticator } from '../../src/lib/sandbox/passwordless/testing/authenticator.ts';
import { startPasswordless } from '../../src/lib/sandbox/passwordless/testing/loopback.ts';
import { stubWindow } from '../../src/lib/sandbox/passwordless/testing/window.ts';
import { startSandbox } from './harness.ts';
import { follow } from './sign-in.ts';

/** The address at which users reach the app: a proxy there does https. */
const APP_URL = 'https://localhost:8443';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts the server of an app below `lib/quickstart`, in an empty folder. It ends with the test. */
async function startApp(provider: string, env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-app-'));
  const server = resolve('src/lib/quickstart', provider, 'app/server.ts');
  const child = spawn(process.execPath, [server], { cwd: folder, env: { PATH: process.env.PATH, ...env } });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  await Promise.race([ended, vi.waitFor(() => expect(output).toContain('Your app is on'), { timeout: 10_000 })]);
  return { output: () => output, exitCode: () => child.exitCode };
}

/** One request as it is written: `fetch` would tidy up the path. */
async function ask(port: number, method: string, path: string, headers: Record<string, string> = {}, body = '') {
  const asked = httpRequest({ host: 'localhost', port, method, path, headers });
  asked.end(body);
  const [answer] = await once(asked, 'response');
  let text = '';
  for await (const chunk of answer) text += chunk;
  const cookies: string[] = answer.headers['set-cookie'] ?? [];
  return { status: Number(answer.statusCode), location: answer.headers.location ?? '', cookies, text };
}

async function startStytchApp(env: Record<string, string> = {}, folder = 'stytch') {
  const sandbox = await startSandbox();
  const port = await freePort();
  const home = env.APP_URL?.startsWith('https:') ? APP_URL : `http://localhost:${port}`;
  const redirect = { url: `${home}/authenticate`, types: ['DISCOVERY', 'LOGIN', 'SIGNUP', 'INVITE'] };
  await sandbox.control('POST', '/redirect_urls', sandbox.project, redirect);
  const { project_id, secret } = sandbox.project;
  const keys = { STYTCH_PROJECT_ID: project_id, STYTCH_SECRET: secret, STYTCH_API_URL: sandbox.url };
  return { ...sandbox, port, app: await startApp(folder, { ...keys, PORT: String(port), ...env }) };
}

test('behind a proxy that does https, the Stytch app logs a user in with __Host- cookies', async () => {
  const { port, app, control, project } = await startStytchApp({ APP_URL: `${APP_URL}/` });
  expect(app.output()).toContain(`Your app is on ${APP_URL}/signup`);
  const origin = { origin: APP_URL };
  const sent = await ask(port, 'POST', '/request_magic_link', origin, 'email=ada%40example.com');
  expect(sent).toMatchObject({ status: 303, location: '/request_magic_link?sent' });
  const { messages } = (await control('GET', '/messages', project)).body;
  const followed = await fetch(messages[0].link, { redirect: 'manual' });
  const arrived = new URL(followed.headers.get('location') ?? '');
  expect(arrived.origin + arrived.pathname).toBe(`${APP_URL}/authenticate`);

  const opened = await ask(port, 'GET', arrived.pathname + arrived.search);
  expect(opened.cookies).toEqual([expect.stringMatching(/^__Host-app_intermediate_session=\S+; Path=\/;.*; Secure$/)]);
  const intermediate = { ...origin, cookie: opened.cookies[0]?.split(';')[0] ?? '' };
  const entered = await ask(port, 'POST', '/authenticate', intermediate, 'organization_name=Ada');
  expect(entered).toMatchObject({ status: 303, location: '/dashboard' });
  const session = entered.cookies.find((cookie) => cookie.startsWith('__Host-app_session='));
  expect(session).toMatch(/; Secure$/);
  const cookie = session?.split(';')[0] ?? '';
  expect((await ask(port, 'GET', '/dashboard', { cookie })).text).toContain('ada@example.com');
  // A cookie without the prefix may come from another subdomain.
  const planted = await ask(port, 'GET', '/dashboard', { cookie: cookie.replace('__Host-', '') });
  expect(planted.text).not.toContain('ada@example.com');
});

test('only a page of the address the app has may post to the Stytch app', async () => {
  const { port } = await startStytchApp({ APP_URL });
  for (const origin of [`http://localhost:${port}`, 'https://localhost', 'null'])
    expect((await ask(port, 'POST', '/logout', { origin })).status, origin).toBe(403);
  expect((await ask(port, 'POST', '/logout', { origin: APP_URL })).status).toBe(200);
});

test('without APP_URL the Stytch app is at localhost, and its cookies work there', async () => {
  const { port, app } = await startStytchApp();
  expect(app.output()).toContain(`Your app is on http://localhost:${port}/signup`);
  const answer = await ask(port, 'POST', '/logout', { origin: `http://localhost:${port}` });
  expect(answer.cookies).toEqual([expect.stringMatching(/^app_session=;(?!.*Secure)/)]);
});

test('the everyday-login app starts from one more variable, and logs a user in with Google', async () => {
  const { port, app, project, url } = await startStytchApp({}, 'stytch/everyday');
  expect((await ask(port, 'GET', '/signup')).text).not.toContain('Google');
  expect(app.exitCode()).toBeNull();
  const other = await freePort();
  const { project_id, secret, public_token } = project;
  await startApp('stytch/everyday', {
    STYTCH_PROJECT_ID: project_id,
    STYTCH_SECRET: secret,
    STYTCH_API_URL: url,
    STYTCH_PUBLIC_TOKEN: public_token,
    PORT: String(other),
    APP_URL: `http://localhost:${port}`,
  });
  const [, google = ''] =
    /<a href="([^"]+)">Continue with Google/.exec((await ask(other, 'GET', '/signup')).text) ?? [];
  const { landed } = await follow(
    `${google.replaceAll('&amp;', '&')}&provider_prompt=none&provider_login_hint=ada@example.com`,
  );
  expect(landed.port).toBe(String(port));
  const opened = await ask(other, 'GET', landed.pathname + landed.search);
  expect(opened).toMatchObject({ status: 303, location: '/authenticate' });
  const cookie = opened.cookies[0]?.split(';')[0] ?? '';
  expect((await ask(other, 'GET', '/authenticate', { cookie })).text).toContain('Globex');
});

async function startPasskeyApp(env: Record<string, string> = {}) {
  const sandbox = await startPasswordless();
  const { api_url, api_key, api_secret } = sandbox.keys;
  const port = await freePort();
  const keys = { API_URL: api_url, API_KEY: api_key, API_SECRET: api_secret, PORT: String(port) };
  return { ...sandbox, port, app: await startApp('passwordless', { ...keys, ...env }) };
}

test('behind a proxy that does https, the passkey app signs a user in with a __Host- cookie', async () => {
  const { port, keys, app } = await startPasskeyApp({ APP_URL });
  expect(app.output()).toContain(`Your app is on ${APP_URL}`);
  const json = { origin: APP_URL, 'content-type': 'application/json' };
  const made = await ask(port, 'POST', '/create-token', json, '{"alias":"ada"}');
  onTestFinished(() => void vi.unstubAllGlobals());
  stubWindow(createAuthenticator(), APP_URL);
  const client = new Client({ apiUrl: keys.api_url, apiKey: keys.api_key });
  const { token } = await client.register(JSON.parse(made.text).token, 'Key');
  const signedIn = await ask(port, 'POST', '/verify-signin', json, JSON.stringify({ token }));
  expect(signedIn.cookies).toEqual([expect.stringMatching(/^__Host-passkey_app_session=\S+; Path=\/;.*; Secure$/)]);
  const cookie = signedIn.cookies[0]?.split(';')[0] ?? '';
  const further = await ask(port, 'POST', '/create-token', { ...json, cookie }, '{"alias":"ada"}');
  expect(further.status).toBe(200);
  const planted = { ...json, cookie: cookie.replace('__Host-', '') };
  expect((await ask(port, 'POST', '/create-token', planted, '{"alias":"ada"}')).status).toBe(409);
});

test('only a page of the address the app has may post to the passkey app', async () => {
  const { port } = await startPasskeyApp({ APP_URL });
  const from = (origin: string) =>
    ask(port, 'POST', '/create-token', { origin, 'content-type': 'application/json' }, '{"alias":"ada"}');
  for (const origin of [`http://localhost:${port}`, 'https://localhost', 'null'])
    expect((await from(origin)).status, origin).toBe(403);
  expect((await from(APP_URL)).status).toBe(200);
});

for (const [name, start] of [
  ['Stytch', startStytchApp],
  ['passkey', startPasskeyApp],
] as const) {
  test(`an odd path is not found in the ${name} app, and breaks nothing`, async () => {
    const { port } = await start();
    for (const path of ['//', '///', '//example.com', '//example.com/dashboard', '/\\', '/%', '/__proto__'])
      expect((await ask(port, 'GET', path)).status, path).toBe(404);
    expect((await ask(port, 'OPTIONS', '*')).status).toBeLessThan(500);
    expect((await ask(port, 'GET', 'http://example.com//')).status).toBeLessThan(500);
  });

  test.runIf(process.platform === 'linux')(
    `with LISTEN_HOST the ${name} app accepts connections from other machines, and without it from this one`,
    async () => {
      const alone = await start();
      await expect(fetch(`http://127.0.0.2:${alone.port}/`)).rejects.toThrow('fetch failed');
      const open = await start({ LISTEN_HOST: '0.0.0.0' });
      expect((await fetch(`http://127.0.0.2:${open.port}/`)).status).toBe(200);
    },
  );

  test(`an APP_URL that is no URL ends the ${name} app with one sentence`, async () => {
    const { app } = await start({ APP_URL: 'app.example.com' });
    expect(app.exitCode()).toBe(1);
    expect(app.output()).toContain('APP_URL');
    expect(app.output()).not.toMatch(/^\s+at /m);
  });
}

test.each([
  [{ PORT: 'x' }, 'PORT is "x", which is not a port number.'],
  [{ STYTCH_API_URL: 'localhost:3000' }, 'STYTCH_API_URL is "localhost:3000", which is not a URL.'],
  [{ APP_URL: 'localhost:3000' }, 'APP_URL is "localhost:3000", which is not a URL.'],
])('with %o the Stytch app ends with one sentence', async (wrong: Record<string, string>, words) => {
  const { app } = await startStytchApp(wrong);
  expect(app.exitCode()).toBe(1);
  expect(app.output()).toContain(words);
  expect(app.output()).not.toMatch(/^\s+at /m);
});

test('with its two keys swapped and an APP_URL without https:// the passkey app ends with a line for each', async () => {
  const wrong = { API_SECRET: 'a:public:1', API_KEY: 'a:secret:1', APP_URL: 'localhost:4000' };
  const { app } = await startPasskeyApp(wrong);
  expect(app.exitCode()).toBe(1);
  expect(app.output()).toContain('API_SECRET is not your API secret.');
  expect(app.output()).toContain('API_KEY is not your public API key.');
  // Word for word as the app in Flask.
  expect(app.output()).toContain('APP_URL is not a URL. Write it like https://app.example.com.');
  expect(app.output()).not.toMatch(/is not set|:public:|:secret:/);
});

test('on a port that is taken, the Stytch app says which other one to take, and what to register for it', async () => {
  const { port } = await startStytchApp();
  const { app } = await startStytchApp({ PORT: String(port) });
  expect(app.exitCode()).toBe(1);
  const other = `PORT=${port + 1}, and register http://localhost:${port + 1}/authenticate.`;
  expect(app.output()).toContain(`Port ${port} is in use. Choose another with ${other}`);
});

test('a download that is started before its packages are installed says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-app-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync('examples/typescript/start.mjs', join(folder, 'start.mjs'));
  cpSync('examples/stytch-b2b-typescript/package.json', join(folder, 'package.json'));
  const { status, stderr } = spawnSync(process.execPath, ['start.mjs'], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'The packages are missing. Install them with: npm install\n',
  });
});
