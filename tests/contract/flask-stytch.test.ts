import { describe, expect, test } from 'vitest';
import { browserAt, freePort, hasModules, PYTHON, startProgram } from './flask.ts';
import { startSandbox } from './harness.ts';

const APP = 'stytch-b2b-flask';
const HTTPS = 'https://localhost:8443';

async function startApp(more: Record<string, string> = {}) {
  const sandbox = await startSandbox();
  const port = await freePort();
  const home = more.APP_URL ?? `http://localhost:${port}`;
  const redirect = { url: `${home}/authenticate`, types: ['DISCOVERY'] };
  await sandbox.control('POST', '/redirect_urls', sandbox.project, redirect);
  const { project_id, secret } = sandbox.project;
  const keys = { STYTCH_PROJECT_ID: project_id, STYTCH_SECRET: secret, STYTCH_API_URL: sandbox.url };
  const env = { ...keys, PORT: String(port), ...more };
  const app = await startProgram([PYTHON, 'app.py'], { app: APP, env, port });
  const user = browserAt(port, home);
  /** Requests a link, and opens it as the user's browser does. */
  const open = async (email: string) => {
    const sent = await user.ask('POST', '/request_magic_link', `email=${encodeURIComponent(email)}`);
    expect([sent.status, sent.location]).toEqual([303, '/request_magic_link?sent']);
    const { messages } = (await sandbox.control('GET', '/messages', sandbox.project)).body;
    const followed = await fetch(messages[0].link, { redirect: 'manual' });
    const to = new URL(followed.headers.get('location') ?? '');
    expect(to.origin).toBe(home);
    return await user.ask('GET', to.pathname + to.search);
  };
  const logIn = async () => {
    await open('ada@example.com');
    const entered = await user.ask('POST', '/authenticate', 'organization_id=globex');
    expect([entered.status, entered.location]).toEqual([303, '/dashboard']);
    return entered;
  };
  const fault = async (operation: string, effect: object) => {
    const ordered = await sandbox.control('POST', '/faults', sandbox.project, { operation, times: 1, ...effect });
    expect(ordered.status).toBe(201);
  };
  return { ...sandbox, port, app, user, open, logIn, fault };
}

const dashboardOf = async ({ user }: Awaited<ReturnType<typeof startApp>>) =>
  (await user.ask('GET', '/dashboard')).text;

describe.skipIf(!hasModules('flask', 'stytch'))('the Stytch app in Flask', { timeout: 60_000 }, () => {
  test('logs a user in and out, with the link opened only once', async () => {
    const started = await startApp();
    const { user, open, app } = started;
    expect(await dashboardOf(started)).toContain('You aren’t logged in');
    const opened = await open('ada@example.com');
    expect([opened.status, opened.location]).toEqual([303, '/authenticate']);
    expect((await user.ask('GET', '/authenticate')).text).toContain('You’re logging in as ada@example.com.');
    await user.ask('POST', '/authenticate', 'organization_id=globex');
    expect(await dashboardOf(started)).toContain('You’re logged in as ada@example.com.');
    expect((await user.ask('GET', '/logout')).text).toContain('<button>Log out</button>');
    expect(await dashboardOf(started)).toContain('You’re logged in');
    expect((await user.ask('POST', '/logout')).text).toContain('You’re logged out');
    expect(await dashboardOf(started)).toContain('You aren’t logged in');
    expect((await user.ask('POST', '/logout')).status).toBe(200);
    expect(app.output()).not.toContain('Traceback');
  });

  test('a user who belongs nowhere creates an organization, whose name is a name, whatever it holds', async () => {
    const started = await startApp();
    const { user, open } = started;
    await open('eve@elsewhere.example');
    const { text } = await user.ask('GET', '/authenticate');
    expect(text).toContain(
      'isn’t a member of any organization yet. You can create one, or ask a colleague to invite you.',
    );
    expect(text).toContain('In step 2 of the guide, “Set up your project”');
    const name = encodeURIComponent('<img src=x>');
    await user.ask('POST', '/authenticate', `organization_name=${name}`);
    expect(await dashboardOf(started)).toContain('Welcome to &lt;img src=x&gt;');
  });

  test.runIf(process.platform === 'linux')('with LISTEN_HOST it accepts connections from other machines', async () => {
    const { port } = await startApp({ LISTEN_HOST: '0.0.0.0' });
    expect((await fetch(`http://127.0.0.2:${port}/signup`)).status).toBe(200);
  });

  const FAULTS: [string, object, number][] = [
    ['a rate limit', { kind: 'error', status: 429 }, 429],
    ['a server error', { kind: 'error', status: 500 }, 500],
    ['keys that are refused', { kind: 'error', status: 401 }, 401],
    ['another thing that is not found', { kind: 'error', status: 404, error_type: 'organization_not_found' }, 404],
    ['an answer that is lost', { kind: 'drop', when: 'before' }, 502],
  ];
  test('a fault at Stytch keeps its status, and logs no one out', async () => {
    const started = await startApp();
    const { user, logIn, fault } = started;
    await logIn();
    for (const [name, effect, status] of FAULTS) {
      await fault('sessions.authenticate', effect);
      expect((await user.ask('GET', '/dashboard')).status, name).toBe(status);
      await fault('sessions.revoke', effect);
      const answer = await user.ask('POST', '/logout');
      expect(answer.status, name).toBe(status);
      expect(answer.text, name).not.toContain('You’re logged out');
      expect(await dashboardOf(started), name).toContain('You’re logged in as ada@example.com.');
    }
  });

  test('in an outage, a user reads what to do, without a link that can’t help', async () => {
    const started = await startApp();
    const { user, logIn, fault } = started;
    await logIn();
    const mistyped = await user.ask('POST', '/request_magic_link', 'email=ada%40example');
    expect(mistyped).toMatchObject({ status: 400, text: expect.stringContaining('value="ada@example"') as string });
    expect(mistyped.text).toMatch(/This email address is invalid[^]*role="alert">Check it for typos\. It needs an @/);
    const useless = /Request a new link|Set up your project|No response from Stytch/;
    await fault('magic_links.email.discovery.send', { kind: 'drop' });
    const asked = (await user.ask('POST', '/request_magic_link', 'email=ada%40example.com')).text;
    expect(asked).toMatch(/The login service can’t be reached[^]*We can’t send you a link right now\. Try again in a/);
    expect(asked).toContain('value="ada@example.com"');
    await fault('sessions.revoke', { kind: 'drop' });
    const stayed = (await user.ask('POST', '/logout')).text;
    expect(stayed).toContain('You may still be logged in');
    expect(stayed.replace(/\s+/g, ' ')).toContain(
      'The login service can’t be reached, so your session may still be active. Log out again in a few minutes.',
    );
    await fault('sessions.authenticate', { kind: 'drop' });
    const dashboard = await dashboardOf(started);
    expect(dashboard).toContain('The login service can’t be reached');
    expect(dashboard).toContain('<a href="/dashboard">Try again</a>');
    await user.ask('POST', '/logout');
    for (const effect of [{ kind: 'drop' }, { kind: 'error', status: 503 }]) {
      await fault('magic_links.discovery.authenticate', effect);
      const opened = await user.ask('GET', '/authenticate?stytch_token_type=discovery&token=abc');
      expect(opened.status).toBeGreaterThanOrEqual(500);
      expect(opened.text).toContain('<a href="/signup">Try again</a>');
    }
    for (const text of [asked, stayed, dashboard]) expect(text).not.toMatch(useless);
  });

  test('a session that was revoked elsewhere is forgotten', async () => {
    const started = await startApp();
    const { user, logIn, stytch } = started;
    await logIn();
    const { member } = await stytch.organizations.members.get({
      organization_id: 'globex',
      email_address: 'ada@example.com',
    });
    await stytch.sessions.revoke({ member_id: member.member_id });
    expect((await user.ask('GET', '/dashboard')).status).toBe(404);
    expect(await dashboardOf(started)).toContain('You aren’t logged in');
  });

  test('a bad link or an odd path keeps its status and gets a sentence', async () => {
    const { user, app } = await startApp();
    for (const [path, status, words] of [
      ['/authenticate?stytch_token_type=discovery', 400, 'has no token'],
      ['/authenticate?stytch_token_type=oauth&token=x', 400, 'of type &#34;oauth&#34;'],
      ['/authenticate?stytch_token_type=discovery&token=abc', 400, 'This link is incomplete'],
      ['/nowhere', 404, 'Not Found'],
      ['/logout/', 404, 'Not Found'],
    ] as const) {
      const answer = await user.ask('GET', path);
      expect(answer.status, path).toBe(status);
      expect(answer.text, path).toContain(words);
    }
    for (const path of ['//', '///', '//example.com/dashboard', '/%'])
      expect((await user.ask('GET', path)).status, path).toBeLessThan(500);
    expect(app.output()).not.toContain('Traceback');
  });

  test('behind a proxy that does https its cookie is __Host- and Secure, and only its own pages post', async () => {
    const started = await startApp({ APP_URL: HTTPS, SECRET_KEY: 'k'.repeat(32) });
    const { cookies } = await started.logIn();
    expect(cookies).toEqual([expect.stringMatching(/^__Host-flask_app=\S+; Secure; HttpOnly; Path=\/; SameSite=Lax$/)]);
    expect(await dashboardOf(started)).toContain('You’re logged in');
    expect((await started.user.ask('POST', '/logout', '', `http://localhost:${started.port}`)).status).toBe(403);
    expect(await dashboardOf(started)).toContain('You’re logged in');
  });

  test('its log has no token, no address and no secret', async () => {
    const started = await startApp();
    await started.logIn();
    await started.fault('sessions.authenticate', { kind: 'error', status: 503, error_type: 'server_unavailable' });
    const broken = await dashboardOf(started);
    expect(broken).toContain('Stytch has a problem');
    expect(broken).not.toContain('Request a new link');
    await started.fault('sessions.authenticate', { kind: 'error', status: 500 });
    await dashboardOf(started);
    const log = started.app.output();
    expect(log).toContain('GET /authenticate 303');
    expect(log).toContain('internal_server_error');
    expect(log).not.toContain(started.project.secret);
    expect(log).not.toMatch(/token=|ada@/);
  });

  test.each([
    [{ STYTCH_SECRET: '' }, 'STYTCH_SECRET is not set'],
    [{ PORT: 'x' }, 'PORT is not a port number'],
    [{ STYTCH_API_URL: 'localhost:3000' }, 'STYTCH_API_URL is "localhost:3000", which is not a URL'],
    [{ APP_URL: 'app.example.com', SECRET_KEY: 'k' }, 'APP_URL is "app.example.com", which is not a URL'],
    [{ APP_URL: HTTPS }, 'SECRET_KEY is not set'],
  ])('with %o it ends with one sentence', async (wrong, words) => {
    const right = { STYTCH_PROJECT_ID: 'project-test-1', STYTCH_SECRET: 'secret-test-1', PORT: '4000' };
    const env = { ...right, ...wrong };
    const app = await startProgram([PYTHON, 'app.py'], { app: APP, env });
    expect(await app.exit()).toBe(1);
    expect(app.output()).toContain(words);
    expect(app.output()).not.toContain('Traceback');
  });
});
