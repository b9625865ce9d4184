import { expect, test } from 'vitest';
import { linkIn, startEverydayApp, valueOf } from './everyday-app.ts';
import { follow, oidcConnection } from './sign-in.ts';
import { totpCode } from './walks/second-factors.ts';

const ada = 'ada@example.com';
const kim = 'kim@example.com';

/** Follows a link to a provider, where the person is signed in already. */
const signIn = async (href: string, person: string) =>
  (await follow(`${href}&provider_prompt=none&provider_login_hint=${person}`)).landed.href;

test('an admin invites a colleague, makes them an admin, and takes the role away', async () => {
  const { founder, newBrowser, openMail } = await startEverydayApp();
  const admin = await founder();
  expect((await admin.submit('/invite', { email: kim })).title).toBe('Invitation sent');
  expect((await admin.open('/dashboard')).text).toContain(`${kim} <small>invited</small>`);
  const colleague = newBrowser();
  const accepted = await openMail(colleague);
  expect(accepted.title).toBe('Welcome to Acme');
  expect(accepted.text).toContain(`You’re logged in as ${kim}.`);
  expect(accepted.text).not.toMatch(/action="\/(invite|rename|assign_role)"/);
  for (const [path, fields] of [
    ['/invite', { email: 'lee@example.com' }],
    ['/rename', { name: 'Mine' }],
  ] as const)
    expect(await colleague.submit(path, fields)).toMatchObject({ status: 403, title: 'You aren’t allowed to do this' });

  const page = await admin.open('/dashboard');
  const member_id = /name="member_id" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const promoted = await admin.submit('/assign_role', { member_id, role: valueOf(page.text, 'Make admin') });
  expect(promoted.text).toContain(`${kim} <small>active, admin</small>`);
  expect((await colleague.submit('/rename', { name: 'Acme Inc.' })).title).toBe('Welcome to Acme Inc.');
  const demoted = await admin.submit('/assign_role', { member_id, role: valueOf(promoted.text, 'Remove admin role') });
  expect(demoted.text).toContain(`${kim} <small>active</small>`);
  expect((await colleague.submit('/rename', { name: 'Mine' })).status).toBe(403);
});

test('a user continues with Google to the same list of organizations', async () => {
  const { newBrowser } = await startEverydayApp();
  const browser = newBrowser();
  const google = linkIn((await browser.open('/signup')).text, 'Continue with Google');
  const back = await signIn(google, ada);
  const list = await browser.open(back);
  expect(list.title).toBe('Choose an organization');
  expect(list.text).toContain(`You’re logging in as ${ada}.`);
  const entered = await browser.submit('/authenticate', { organization_id: valueOf(list.text, 'Join') });
  expect(entered.title).toBe('Welcome to Globex');
  expect(await newBrowser().open(back)).toMatchObject({ status: 404, title: expect.stringContaining('already used') });
});

test('a company’s users log in with its SSO, which can become the only way', async () => {
  const bench = await startEverydayApp();
  const { newBrowser, askAndOpen, stytch } = bench;
  await oidcConnection(bench);
  const browser = newBrowser();
  await browser.open(linkIn((await browser.open('/signup')).text, 'Log in with your company’s SSO'));
  expect(await browser.open('/sso?company=nowhere')).toMatchObject({ status: 404 });
  for (const company of [kim, 'globex']) {
    const page = await browser.open(`/sso?company=${company}`);
    const back = await signIn(linkIn(page.text, 'Continue with'), kim);
    expect((await browser.open(back)).title).toBe('Welcome to Globex');
  }
  await stytch.organizations.update({
    organization_id: 'globex',
    auth_methods: 'RESTRICTED',
    allowed_auth_methods: ['sso'],
  });
  const other = newBrowser();
  const list = await askAndOpen(other, kim);
  const refused = await other.submit('/authenticate', { organization_id: valueOf(list.text, 'Continue') });
  expect(refused).toMatchObject({ status: 403, title: 'Globex requires another way to log in' });
  expect((await other.open(linkIn(refused.text, 'Log in with SSO'))).text).toContain('Continue with');
  expect((await other.open('/dashboard')).title).toBe('You aren’t logged in');
});

test('a second factor comes before anything private: enroll, enter a code, recover', async () => {
  const { newBrowser, askAndOpen, stytch, logIn } = await startEverydayApp();
  await logIn(ada);
  await stytch.organizations.update({ organization_id: 'globex', mfa_policy: 'REQUIRED_FOR_ALL' });
  const halfIn = async () => {
    const browser = newBrowser();
    const list = await askAndOpen(browser, ada);
    const asked = await browser.submit('/authenticate', { organization_id: valueOf(list.text, 'Continue') });
    expect(asked.title).toBe('One more step');
    return { browser, asked };
  };
  const { browser, asked } = await halfIn();
  expect(asked.text).toContain('Set up an authenticator app');
  for (const path of ['/dashboard', '/invite']) expect((await browser.open(path)).title).toBe('You aren’t logged in');
  const setUp = await browser.submit('/enroll', {});
  expect(setUp.text).toMatch(/<img src="data:image\/png;base64,/);
  const [, secret = ''] = /<code>([A-Z2-7]+)<\/code>/.exec(setUp.text) ?? [];
  const [recoveryCode = ''] = [...setUp.text.matchAll(/<li><code>([^<]+)/g)].map(([, code]) => code);
  expect(await browser.submit('/second_factor', { code: '000000' })).toMatchObject({ title: 'This code is wrong' });
  expect((await browser.open('/dashboard')).title).toBe('You aren’t logged in');
  const code = totpCode(secret);
  expect((await browser.submit('/second_factor', { code })).title).toBe('Welcome to Globex');

  const again = await halfIn();
  expect(again.asked.text).not.toContain('Set up an authenticator app');
  expect((await again.browser.submit('/second_factor', { code })).title).toBe('This code was already used');
  expect((await again.browser.open('/recover')).title).toBe('Use a recovery code');
  expect((await again.browser.submit('/recover', { code: 'nonsense' })).title).toBe('This recovery code is wrong');
  expect((await again.browser.submit('/recover', { code: recoveryCode })).title).toBe('Welcome to Globex');
});

test('a user switches organization, and one that asks for more asks first', async () => {
  const { founder, stytch, logIn } = await startEverydayApp();
  await logIn(ada);
  const browser = await founder();
  const page = await browser.open('/dashboard');
  const organization_id = valueOf(page.text, 'Switch');
  expect((await browser.submit('/switch', { organization_id })).title).toBe('Welcome to Globex');
  const back = valueOf((await browser.open('/dashboard')).text, 'Switch');
  await stytch.organizations.update({ organization_id: back, mfa_policy: 'REQUIRED_FOR_ALL' });
  expect((await browser.submit('/switch', { organization_id: back })).title).toBe('One more step');
  expect((await browser.open('/dashboard')).title).toBe('Welcome to Globex');
});

test('logging out forgets the JWT, and a revoked session is noticed', async () => {
  const { founder, stytch } = await startEverydayApp();
  const browser = await founder();
  const stolen = new Map(browser.cookies);
  expect((await browser.submit('/logout', {})).title).toBe('You’re logged out');
  expect([...browser.cookies.keys()]).toEqual([]);
  for (const [name, value] of stolen) browser.cookies.set(name, value);
  expect(await browser.open('/dashboard')).toMatchObject({ status: 404, title: 'Your session ended' });
  expect([...browser.cookies.keys()]).toEqual([]);
  await expect(stytch.sessions.authenticate({ session_token: stolen.get('app_session') ?? '' })).rejects.toThrow();
});

test('without a public token, the app offers the magic link alone', async () => {
  const { newBrowser, app } = await startEverydayApp();
  app.publicToken = undefined;
  const browser = newBrowser();
  expect((await browser.open('/signup')).text).not.toMatch(/Google|SSO/);
  expect((await browser.open('/sso?company=globex')).text).not.toContain('Continue with');
});
