import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { browserOf, startEverydayApp, valueOf, type Browser } from './everyday-app.ts';
import { clientFor } from './harness.ts';
import { oauthToken, oidcConnection, ssoToken } from './sign-in.ts';

const ada = 'ada@example.com';

/** A fault that says nothing about a session, as `POST /_sandbox/faults` accepts it. */
const FAULTS: [string, object][] = [
  ['a rate limit', { kind: 'error', status: 429 }],
  ['a server error', { kind: 'error', status: 500 }],
  ['an outage', { kind: 'error', status: 503 }],
  ['keys that are refused', { kind: 'error', status: 401 }],
  ['an answer lost before the call took effect', { kind: 'drop', when: 'before' }],
  ['an error page of a proxy', { kind: 'html' }],
];

async function faultyApp() {
  const bench = await startEverydayApp();
  const fault = async (operation: string, effect: object) => {
    const answer = await bench.control('POST', '/faults', bench.project, { operation, times: 1, ...effect });
    expect(answer.status).toBe(201);
  };
  return { ...bench, fault };
}

/** A browser's cookies, to see that none is gone. */
const held = ({ cookies }: Browser) => [...cookies.keys()].sort();

for (const [name, effect] of FAULTS) {
  test(`${name} logs no one out, whatever they were doing`, async () => {
    const { founder, fault, logIn } = await faultyApp();
    await logIn(ada);
    const browser = await founder();
    const before = held(browser);
    expect(before).toEqual(['app_session', 'app_session_jwt']);
    const home = await browser.open('/dashboard');
    for (const operation of ['discovery.organizations.list', 'organizations.members.search']) {
      await fault(operation, effect);
      const incomplete = await browser.open('/dashboard');
      expect(incomplete.text, operation).toContain('You’re logged in, but this page isn’t complete');
      // The JWT has no name of the organization, and its slug would look like a wrong one.
      expect(incomplete.title, operation).toBe('Welcome back');
    }
    const actions: [operation: string, path: string, fields: Record<string, string>][] = [
      ['magic_links.email.invite', '/invite', { email: 'kim@example.com' }],
      ['organizations.update', '/rename', { name: 'Mine' }],
      ['organizations.members.update', '/assign_role', { member_id: 'member-test-x', role: 'stytch_admin' }],
      ['sessions.exchange', '/switch', { organization_id: valueOf(home.text, 'Switch') }],
      ['sessions.revoke', '/logout', {}],
    ];
    for (const [operation, path, fields] of actions) {
      await fault(operation, effect);
      const answer = await browser.ask('POST', path, fields);
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(held(browser), path).toEqual(before);
    }
    // Without a JWT, only Stytch knows about the session.
    browser.cookies.delete('app_session_jwt');
    await fault('sessions.authenticate', effect);
    expect((await browser.open('/dashboard')).status).toBeGreaterThanOrEqual(400);
    expect(held(browser)).toEqual(['app_session']);
    expect((await browser.open('/dashboard')).title).toBe('Welcome to Acme');
  });

  test(`${name} neither ends a login that has begun nor completes it`, async () => {
    const bench = await faultyApp();
    const { fault, newBrowser, askAndOpen, stytch, newestToken, logIn } = bench;
    const { connection_id } = await oidcConnection(bench);
    await logIn(ada);
    await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
    await stytch.magicLinks.email.invite({ organization_id: 'acme', email_address: 'kim@example.com' });
    const ways = [
      ['magic_links.authenticate', 'multi_tenant_magic_links', await newestToken()],
      ['oauth.discovery.authenticate', 'discovery_oauth', await oauthToken(bench, 'google/discovery', ada)],
      ['sso.authenticate', 'sso', await ssoToken(bench, ada, { connection_id })],
    ] as const;
    for (const [operation, type, token] of ways) {
      const browser = newBrowser();
      await fault(operation, effect);
      const address = `/authenticate?stytch_token_type=${type}&token=${token}`;
      expect((await browser.open(address)).status, type).toBeGreaterThanOrEqual(400);
      expect(held(browser), type).toEqual([]);
      expect((await browser.open(address)).title, type).toMatch(/^(Welcome to|Choose an organization)/);
    }

    await stytch.organizations.update({ organization_id: 'globex', mfa_policy: 'REQUIRED_FOR_ALL' });
    const half = newBrowser();
    const list = await askAndOpen(half, ada);
    await half.submit('/authenticate', { organization_id: valueOf(list.text, 'Continue') });
    const before = held(half);
    expect(before).toEqual(['app_intermediate_session', 'app_member']);
    for (const [operation, path] of [
      ['totps.create', '/enroll'],
      ['totps.authenticate', '/second_factor'],
      ['recovery_codes.recover', '/recover'],
    ] as const) {
      await fault(operation, effect);
      const answer = await half.ask('POST', path, { code: '123456' });
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(held(half), path).toEqual(before);
    }
  });
}

test('before the second factor nothing private opens, and nothing can be done', async () => {
  const { newBrowser, askAndOpen, stytch, logIn } = await faultyApp();
  await logIn(ada);
  await stytch.organizations.update({ organization_id: 'globex', mfa_policy: 'REQUIRED_FOR_ALL' });
  const half = newBrowser();
  const list = await askAndOpen(half, ada);
  const organization_id = valueOf(list.text, 'Continue');
  await half.submit('/authenticate', { organization_id });
  const token = half.cookies.get('app_intermediate_session') ?? '';
  // The token opens nothing, by itself or in place of a session.
  for (const planted of [{}, { app_session: token }, { app_session: token, app_session_jwt: token }]) {
    for (const [name, value] of Object.entries(planted)) half.cookies.set(name, value);
    const dashboard = await half.open('/dashboard');
    expect(dashboard.text).not.toMatch(/Welcome|grace@example\.com/);
    for (const path of ['/invite', '/rename', '/assign_role', '/switch'])
      expect((await half.submit(path, { organization_id, email: ada, name: 'Mine' })).title, path).toMatch(
        /^(Log in or sign up|Your session ended|Stytch rejected|You aren’t logged in)/,
      );
  }
  expect((await stytch.organizations.get({ organization_id })).organization.organization_name).toBe('Globex');
});

/** Responses of a proxy or a captive portal instead of Stytch's. */
const NONSENSE: [number, string][] = [
  [200, '{}'],
  [200, 'null'],
  [200, '<!doctype html><p>Log in to the Wi-Fi</p>'],
  [401, '{"error":"teapot"}'],
  [404, '{"message":"no route"}'],
  [502, '<h1>Bad gateway</h1>'],
];
test.each(NONSENSE)('%i with %s in it, which Stytch never sends, changes nothing', async (status, body) => {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const project = { project_id: 'project-test-1', secret: 'secret-test-1', public_token: '' };
  const stytch = clientFor(url, project);
  const browser = browserOf(
    { stytch, secure: false, publicToken: 'public-token-test-1', apiUrl: url, returnUrl: `${url}/authenticate` },
    url,
  );
  const cookies = {
    app_session: 'x'.repeat(44),
    app_session_jwt: 'a.b.c',
    app_intermediate_session: 'y'.repeat(44),
    app_member: 'organization-test-1 member-test-1 enrolled',
  };
  for (const [name, value] of Object.entries(cookies)) browser.cookies.set(name, value);
  const before = held(browser);
  for (const [method, path] of [
    ['GET', '/dashboard'],
    ['POST', '/invite'],
    ['POST', '/rename'],
    ['POST', '/switch'],
    ['POST', '/enroll'],
    ['POST', '/second_factor'],
    ['POST', '/recover'],
    ['POST', '/logout'],
    ['GET', '/sso?company=acme'],
    ['GET', '/authenticate?stytch_token_type=sso&token=abc'],
    ['GET', '/authenticate?stytch_token_type=discovery_oauth&token=abc'],
    ['GET', '/authenticate?stytch_token_type=multi_tenant_magic_links&token=abc'],
  ] as const) {
    const answer = await browser.ask(method, path, method === 'POST' ? { code: '123456' } : undefined);
    expect(answer.status, path).toBeGreaterThanOrEqual(400);
    expect(answer.text, path).not.toMatch(/Welcome to|You’re logged out/);
    expect(held(browser), path).toEqual(before);
  }
});
