import { findings } from '../axe.ts';
import { APP_SECRET, expect, test } from './provider.ts';

test('preflight finds each missing registration of the redirect URL, says what to do, and sees the fix', async ({
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const other = await provider.makeProject();
  const { url } = await startLive({ project });
  const { project_id, secret, public_token } = other;
  const env = { STYTCH_PROJECT_ID: project_id, STYTCH_SECRET: secret, STYTCH_PUBLIC_TOKEN: public_token };
  const second = await startLive({ env });
  await expect.poll(() => second.output()).toContain(`Register ${second.url}/authenticate for the type Discovery`);
  await page.goto(`${second.url}/preflight/`);
  const desk = page.getByRole('region', { name: 'Stytch B2B' });
  await desk.getByRole('button', { name: 'Check' }).click();
  await expect(desk.getByRole('status')).toHaveText('4 checks failed.');
  for (const [line, types] of [
    ['Redirect URL', 'the type Discovery'],
    ['Invitations', 'the type Invite'],
    ['Continue with Google', 'the type Discovery'],
    ['Single sign-on', 'the types Login and Signup'],
  ] as const) {
    const item = desk.getByRole('listitem').filter({ has: page.locator('b', { hasText: line }) });
    await expect(item).toContainText(`Register ${second.url}/authenticate for ${types}`);
  }
  await provider.register(other, `${second.url}/authenticate`, ['DISCOVERY', 'INVITE', 'LOGIN', 'SIGNUP']);
  await desk.getByRole('button', { name: 'Check again' }).click();
  await expect(desk.getByRole('status')).toHaveText('Everything that could be checked is OK.');
  expect(await provider.messages(other)).toEqual([]);

  await page.goto(`${url}/preflight/`);
  const passkeys = page.getByRole('region', { name: 'Passwordless.dev' });
  await passkeys.getByRole('button', { name: 'Check' }).click();
  await expect(passkeys.getByRole('listitem').filter({ hasText: 'API secret' })).toContainText('Accepted');
  await expect(passkeys.getByRole('listitem').filter({ hasText: 'Public API key' })).toContainText('Accepted');
});

test('rejected host credentials are reported at start and on the page, and the sandbox answers', async ({
  page,
  provider,
  startLive,
}) => {
  const { project_id } = await provider.makeProject();
  const { secret } = await provider.makeProject();
  const server = await startLive({ env: { STYTCH_PROJECT_ID: project_id, STYTCH_SECRET: secret } });
  await expect.poll(() => server.output()).toContain('rejected this pair');
  expect(server.output()).not.toContain(secret);
  await page.goto(`${server.url}/preflight/`);
  await expect(page.getByRole('region', { name: 'Stytch B2B' })).toContainText('rejected this pair');
  await expect(page.locator('.badge')).toContainText('Emulated');
});

test('on an address other than loopback the host’s project needs the access code', async ({
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const SITE_URL = 'https://learn.invalid';
  const closed = await startLive({ project, env: { SITE_URL, APP_SECRET } });
  await expect.poll(() => closed.output()).toContain('LIVE_ACCESS_CODE isn’t');
  const open = await startLive({ project, env: { SITE_URL, APP_SECRET, LIVE_ACCESS_CODE: 'open sesame now' } });
  const choose = (code: string) =>
    page.request.post(`${open.url}/api/bench/connection/choose`, {
      headers: { origin: SITE_URL },
      data: { guide: 'stytch-b2b', mode: 'host', code },
    });
  const wrong = await choose('guess');
  expect(wrong.status()).toBe(200);
  expect(await wrong.json()).toEqual({ error: 'This access code is wrong.', field: 'code' });
  expect((await choose('open sesame now')).status()).toBe(200);
  for (let tries = 0; tries < 8; tries++) await choose('guess');
  const stopped = await choose('open sesame now');
  expect(stopped.status()).toBe(429);
  expect(Number(stopped.headers()['retry-after'])).toBeGreaterThan(0);
});

test('the access code cannot be guessed from many addresses of one network', async ({ page, provider, startLive }) => {
  const SITE_URL = 'https://learn.invalid';
  const env = { SITE_URL, APP_SECRET, LIVE_ACCESS_CODE: 'open sesame now', TRUSTED_PROXIES: '127.0.0.1, ::1' };
  const { url } = await startLive({ project: await provider.makeProject(), env });
  const choose = (from: string) =>
    page.request.post(`${url}/api/bench/connection/choose`, {
      headers: { origin: SITE_URL, 'x-forwarded-for': from },
      data: { guide: 'stytch-b2b', mode: 'host', code: 'guess' },
    });
  for (let tries = 0; tries < 10; tries++) expect((await choose(`2001:db8::${tries}`)).status()).toBe(200);
  expect((await choose('2001:db8::a')).status()).toBe(429);
  expect((await choose('2001:db8:0:1::1')).status()).toBe(200);
});

test('the preflight page has no barrier', async ({ page, startLive, provider }) => {
  const { url } = await startLive({ project: await provider.makeProject() });
  await page.goto(`${url}/preflight/`);
  const summaries = page.getByText('Use your own test project');
  await expect(summaries).toHaveCount(2);
  for (const summary of await summaries.all()) await summary.click();
  await expect(page.getByLabel('Secret', { exact: true })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
