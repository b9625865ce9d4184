import { describe, expect, test } from 'vitest';
import { linkIn, valueOf } from './everyday-app.ts';
import { browserAt, freePort, hasModules, PYTHON, startProgram } from './flask.ts';
import { startSandbox } from './harness.ts';
import { follow, oidcConnection } from './sign-in.ts';
import { totpCode } from './walks/second-factors.ts';

const ada = 'ada@example.com';
const kim = 'kim@example.com';

async function startApp() {
  const sandbox = await startSandbox();
  const { project, control } = sandbox;
  const port = await freePort();
  const home = `http://localhost:${port}`;
  const types = ['DISCOVERY', 'INVITE', 'LOGIN', 'SIGNUP'];
  await control('POST', '/redirect_urls', project, { url: `${home}/authenticate`, types });
  const app = await startProgram([PYTHON, 'app.py'], {
    app: 'everyday-login-flask',
    port,
    env: {
      STYTCH_PROJECT_ID: project.project_id,
      STYTCH_SECRET: project.secret,
      STYTCH_PUBLIC_TOKEN: project.public_token,
      STYTCH_API_URL: sandbox.url,
      PORT: String(port),
    },
  });
  /** A browser that follows redirects. */
  const newBrowser = () => {
    const { ask, jar } = browserAt(port);
    const tidy = (text: string) => text.replace(/\s+/g, ' ');
    const open = async (path: string): Promise<{ status: number; text: string; title: string }> => {
      const { status, location, text } = await ask('GET', path);
      if (location) return open(new URL(location, home).href.slice(home.length));
      return { status, text: tidy(text), title: /<h1>(.*?)<\/h1>/s.exec(text)?.[1]?.trim() ?? '' };
    };
    const submit = async (path: string, fields: Record<string, string>) => {
      const { status, location, text } = await ask('POST', path, new URLSearchParams(fields).toString());
      if (location) return open(location);
      return { status, text: tidy(text), title: /<h1>(.*?)<\/h1>/s.exec(text)?.[1]?.trim() ?? '' };
    };
    /** Opens the link in the newest email. */
    const openMail = async () => {
      const [mail] = (await control('GET', '/messages', project)).body.messages;
      const answer = await fetch(mail.link, { redirect: 'manual' });
      return open((answer.headers.get('location') ?? '').slice(home.length));
    };
    const askAndOpen = async (email: string) => {
      await submit('/request_magic_link', { email });
      return openMail();
    };
    /** Follows a link to a provider, where the person is signed in already. */
    const signIn = async (href: string, person: string) => {
      const { landed } = await follow(`${href}&provider_prompt=none&provider_login_hint=${person}`);
      return open(landed.pathname + landed.search);
    };
    return { jar, open, submit, openMail, askAndOpen, signIn };
  };
  return { ...sandbox, app, newBrowser };
}

const modules = ['flask', 'stytch', 'jwt', 'cryptography'];
describe.skipIf(!hasModules(...modules))('the everyday-login app in Flask', { timeout: 60_000 }, () => {
  test('an admin invites a colleague and decides what they may do; an outage logs no one out', async () => {
    const { newBrowser, control, project, app } = await startApp();
    const admin = newBrowser();
    await admin.askAndOpen(ada);
    // The app fetches the keys that check a JWT when it first needs them.
    const noKeys = { operation: 'sessions.get_jwks', kind: 'error', status: 503, times: 1 };
    await control('POST', '/faults', project, noKeys);
    expect(await admin.submit('/authenticate', { organization_name: 'Acme' })).toMatchObject({
      status: 502,
      title: 'The login service can’t be reached',
      text: expect.stringContaining('>Try again</a>'),
    });
    expect((await admin.open('/dashboard')).title).toBe('Welcome to Acme');
    expect((await admin.submit('/invite', { email: kim })).title).toBe('Invitation sent');
    const colleague = newBrowser();
    const accepted = await colleague.openMail();
    expect(accepted.text).toContain(`You’re logged in as ${kim}.`);
    expect(accepted.text).not.toContain('Rename organization');
    expect(await colleague.submit('/rename', { name: 'Mine' })).toMatchObject({
      status: 403,
      title: 'You aren’t allowed to do this',
      text: expect.stringContaining('<a href="/dashboard">Try again</a>'),
    });
    const page = await admin.open('/dashboard');
    const [, member_id = ''] = /name="member_id" value="([^"]+)"/.exec(page.text) ?? [];
    await admin.submit('/assign_role', { member_id, role: valueOf(page.text, 'Make admin') });
    expect((await colleague.submit('/rename', { name: 'Acme Inc.' })).title).toBe('Welcome to Acme Inc.');

    const fault = { operation: 'discovery.organizations.list', kind: 'error', status: 503, times: 1 };
    await control('POST', '/faults', project, fault);
    expect(await admin.open('/dashboard')).toMatchObject({
      title: 'Welcome back',
      text: expect.stringContaining('You’re logged in, but this page isn’t complete'),
    });
    await control('POST', '/faults', project, { operation: 'sessions.revoke', kind: 'drop', times: 1 });
    expect((await admin.submit('/logout', {})).title).toBe('You may still be logged in');
    expect((await admin.open('/dashboard')).title).toBe('Welcome to Acme Inc.');
    expect((await admin.submit('/logout', {})).title).toBe('You’re logged out');
    expect((await admin.open('/dashboard')).title).toBe('You aren’t logged in');
    expect(app.output()).not.toContain('Traceback');
  });

  test('users come through Google and their company’s SSO, and switch organization', async () => {
    const bench = await startApp();
    await oidcConnection(bench);
    const browser = bench.newBrowser();
    const { text } = await browser.open('/signup');
    const list = await browser.signIn(linkIn(text, 'Continue with Google'), ada);
    expect(list.text).toContain(`You’re logging in as ${ada}.`);
    expect((await browser.submit('/authenticate', { organization_id: valueOf(list.text, 'Join') })).title).toBe(
      'Welcome to Globex',
    );
    await bench.stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
    await bench.stytch.organizations.members.create({ organization_id: 'acme', email_address: ada });
    const organization_id = valueOf((await browser.open('/dashboard')).text, 'Switch');
    expect((await browser.submit('/switch', { organization_id })).title).toBe('Welcome to Acme');

    const other = bench.newBrowser();
    expect((await other.open('/sso?company=nowhere')).status).toBe(404);
    const page = await other.open(`/sso?company=${encodeURIComponent(kim)}`);
    expect((await other.signIn(linkIn(page.text, 'Continue with'), kim)).title).toBe('Welcome to Globex');
  });

  test('a second factor comes before anything private', async () => {
    const { newBrowser, stytch, logIn } = await startApp();
    await logIn(ada);
    await stytch.organizations.update({ organization_id: 'globex', mfa_policy: 'REQUIRED_FOR_ALL' });
    const halfIn = async () => {
      const browser = newBrowser();
      const list = await browser.askAndOpen(ada);
      const asked = await browser.submit('/authenticate', { organization_id: valueOf(list.text, 'Continue') });
      expect(asked.title).toBe('One more step');
      expect((await browser.open('/dashboard')).title).toBe('You aren’t logged in');
      return browser;
    };
    const browser = await halfIn();
    const setUp = await browser.submit('/enroll', {});
    const [, secret = ''] = /<code>([A-Z2-7]+)<\/code>/.exec(setUp.text) ?? [];
    const [, recovery = ''] = /<li> ?<code>([^<]+)/.exec(setUp.text) ?? [];
    expect(await browser.submit('/second_factor', { code: '000000' })).toMatchObject({
      title: 'This code is wrong',
      text: expect.stringContaining('<a href="/second_factor">Try again</a>'),
    });
    expect((await browser.submit('/second_factor', { code: totpCode(secret) })).title).toBe('Welcome to Globex');
    const again = await halfIn();
    expect((await again.submit('/recover', { code: recovery })).title).toBe('Welcome to Globex');
  });
});
