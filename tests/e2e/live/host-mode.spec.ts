import type { Page } from '@playwright/test';
import type { BenchState, RunResult } from '../../../src/lib/bench/index.ts';
import { alive, askForLink, bench, createOrganization, openLink, run, said, step } from './guide.ts';
import { APP_SECRET, expect, test } from './provider.ts';

test('a reader goes through the whole Stytch guide on the host’s project', async ({ page, provider, startLive }) => {
  const project = await provider.makeProject();
  const { url } = await startLive({ project });
  await createOrganization(page, url, 'acme-live', 'ada@lovelace.dev');
  await expect(page.locator('.badge')).toContainText('Live test project');

  await askForLink(page, url, 'ada@lovelace.dev');
  await expect(bench(page).getByRole('region', { name: 'Inbox' })).toContainText('was sent to ada@lovelace.dev');
  await openLink(page, url, await provider.linkTo(project, 'ada@lovelace.dev'));
  await run(page).click();
  await expect(said(page)).toContainText('found one organization');

  await page.goto(step(url, 'choose'));
  await alive(page);
  await run(page).click();
  await expect(said(page)).toContainText('ada@lovelace.dev is logged in to Acme');

  await page.goto(step(url, 'logged-in-and-out'));
  await alive(page);
  await run(page).click();
  await expect(said(page)).toContainText('The session is valid');
  const operations = (await provider.calls(project)).map(({ operation }) => operation);
  expect(operations).toContain('sessions.authenticate');
});

test('the address field starts empty, and a reserved domain is rejected with the reason', async ({
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const { url } = await startLive({ project });
  await page.goto(step(url, 'see-it-happen'));
  await alive(page);
  const field = bench(page).getByLabel('Email address');
  await expect(field).toHaveValue('');
  await field.fill('ada@example.com');
  await run(page).click();
  await expect(said(page)).toContainText('example.com is reserved for examples');
  await field.fill('sandbox@stytch.com');
  await run(page).click();
  await expect(said(page)).toContainText('sent a magic link to sandbox@stytch.com');
  expect(await provider.messages(project)).toEqual([]);
});

test('a second reader can’t reach the first one’s organization by slug, id or email', async ({
  browser,
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const { url } = await startLive({ project });
  await createOrganization(page, url, 'acme-first', 'ada@lovelace.dev');
  const id = (await provider.calls(project))
    .find(({ operation }) => operation === 'organizations.members.create')
    ?.path.split('/')[4];

  const other = await (await browser.newContext()).newPage();
  await other.goto(step(url, 'set-up'));
  await alive(other);
  await bench(other).getByLabel('Slug', { exact: true }).fill('acme-first');
  await bench(other).getByLabel('First member').fill('eve@elsewhere.dev');
  await run(other).click();
  await expect(said(other)).not.toContainText('exists');
  await expect(bench(other)).not.toContainText('ada@lovelace.dev');
  expect(id).toBeTruthy();
  const post = (path: string, data: object) =>
    other.request.post(`${url}/api/bench/${path}`, { headers: { origin: url }, data });
  await askForLink(other, url, 'eve@elsewhere.dev');
  await openLink(other, url, await provider.linkTo(project, 'eve@elsewhere.dev'));
  await run(other).click();
  await expect(said(other)).toContainText('Stytch found no organization for eve@elsewhere.dev');
  const before = (await provider.calls(project)).length;
  for (const organization of [id, 'acme-first']) {
    const answer = await post('run', {
      guide: 'stytch-b2b',
      step: 'choose',
      action: 'exchange',
      input: { organization_id: organization },
    });
    expect((await answer.json()).result.outcome).toMatchObject({
      kind: 'blocked',
      sentence: 'There’s no such organization here.',
    });
  }
  expect(await provider.calls(project)).toHaveLength(before);
});

test('a link opened in another browser continues there in the plain app', async ({
  browser,
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const { url } = await startLive({ project });
  await createOrganization(page, url, 'acme-phone', 'ada@lovelace.dev');
  await askForLink(page, url, 'ada@lovelace.dev');

  const phone = await (await browser.newContext()).newPage();
  await phone.goto(await provider.linkTo(project, 'ada@lovelace.dev'));
  await expect(phone).toHaveURL(`${url}/authenticate`);
  await expect(phone.getByRole('listitem')).toHaveText(/Acme/);
  await phone.getByRole('button', { name: 'Continue' }).click();
  await expect(phone).toHaveURL(`${url}/dashboard`);
  await expect(phone.getByRole('main')).toContainText('ada@lovelace.dev');
});

test('prepare stops at the email and says so', async ({ page, provider, startLive }) => {
  const project = await provider.makeProject();
  const { url } = await startLive({ project });
  await page.goto(step(url, 'choose'));
  await alive(page);
  await bench(page).getByRole('button', { name: 'Prepare and run' }).click();
  await expect(said(page)).toContainText('only you can prepare it');
  await askForLink(page, url, 'ada@lovelace.dev');
  await page.goto(step(url, 'choose'));
  await alive(page);
  await bench(page).getByRole('button', { name: 'Prepare and run' }).click();
  await expect(said(page)).toContainText('A real email was sent to ada@lovelace.dev');
});

test('one press returns to the sandbox, without the real project’s tokens', async ({ page, provider, startLive }) => {
  const project = await provider.makeProject();
  const { url } = await startLive({ project });
  await askForLink(page, url, 'ada@lovelace.dev');
  await bench(page).getByRole('button', { name: 'Use the sandbox' }).click();
  await expect(page.locator('.badge')).toContainText('Emulated');
  await run(page).click();
  await expect(said(page)).toContainText('sent a magic link');
  await expect(bench(page).getByRole('region', { name: 'Inbox' })).toContainText('ada@');
  expect(await provider.messages(project)).toHaveLength(1);
});

test('an open tab shows and follows a mode that another tab changes', async ({ page, provider, startLive }) => {
  const { url } = await startLive({ project: await provider.makeProject() });
  await page.goto(`${url}/preflight/`);
  const credentials = page.getByRole('region', { name: 'Stytch B2B' });
  await credentials.getByRole('button', { name: 'Use the sandbox' }).click();
  await expect(credentials.getByRole('status')).toHaveText('You’re using the sandbox.');
  await expect(credentials.getByRole('status')).toBeFocused();
  const other = await page.context().newPage();
  await other.goto(step(url, 'ask-for-a-link'));
  await alive(other);
  await expect(other.locator('.badge')).toContainText('Emulated');

  await credentials.getByRole('button', { name: 'Use this site’s test project' }).click();
  await expect(page.locator('.badge')).toContainText('Live test project');
  await expect(bench(other).getByText('You’re using this site’s test project.')).toBeVisible();
  await expect(other.locator('.badge')).toContainText('Live test project');
  await bench(other).getByLabel('Email address').fill('ada@example.com');
  await run(other).click();
  await expect(said(other)).toContainText('example.com is reserved for examples');
  await expect(other.locator('.badge')).toContainText('Live test project');

  await credentials.getByRole('button', { name: 'Use the sandbox' }).click();
  await expect(page.locator('.badge')).toContainText('Emulated');
  await expect(other.locator('.badge')).toContainText('Emulated');
  await expect(bench(other).getByText('You’re using this site’s test project.')).toHaveCount(0);
});

test('the limits of a real project are explained where they apply', async ({ page, provider, startLive }) => {
  const project = await provider.makeProject();
  const { url } = await startLive({ project });
  await createOrganization(page, url, 'acme-stays', 'ada@lovelace.dev');
  const steps = page.getByRole('navigation', { name: 'Steps of this guide' });
  await steps.getByRole('button', { name: 'Start over' }).click();
  await steps.getByRole('button', { name: 'Everything' }).click();
  await expect(steps.getByRole('status')).toContainText('Everything in the real project is still there.');
  // Leftovers of an earlier run are no obstacle.
  await bench(page).getByLabel('Slug', { exact: true }).fill('acme-stays');
  await bench(page).getByLabel('First member').fill('ada@lovelace.dev');
  await run(page).click();
  await expect(said(page)).toContainText('ada@lovelace.dev is already a member of Acme, which you created before.');

  // Without motion, the page offers to run all scenes instead.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(`${url}/evaluate/`);
  await alive(page);
  await page.getByRole('button', { name: 'Watch a login' }).click();
  // A story plays in a sandbox of its own.
  await expect(page.getByRole('region', { name: 'A login' }).getByRole('status')).toHaveText(/^Scene 1 of/);
  expect(await provider.messages(project)).toEqual([]);
});

test('a report of runs on a real project says whose project it was, and has no names', async ({
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const { url } = await startLive({ project });
  await createOrganization(page, url, 'acme-report', 'ada@lovelace.dev');
  await askForLink(page, url, 'ada@lovelace.dev');
  const data = { guide: 'stytch-b2b' };
  const made = await page.request.post(`${url}/api/bench/report`, { headers: { origin: url }, data });
  const { id } = ((await made.json()) as { report: { id: string } }).report;
  await page.goto(`${url}/runs/${id}`);
  const provided = new URL(provider.url).host;
  await expect(page.getByRole('main')).toContainText(
    `It used a real test project at ${provided}, which belongs to this site’s host.`,
  );
  await expect(page.getByRole('main')).not.toContainText(/emulator/i);
  for (const form of ['', '/report.md', '/run.har', '/run.sh']) {
    const text = await (await page.request.get(`${url}/runs/${id}${form}`)).text();
    expect(text).toContain(`It used a real test project at ${provided}`);
    expect(text).not.toMatch(/lovelace|acme-report/);
    expect(text).not.toContain(project.secret);
  }
});

test('emails are limited, also after a restart, and the page and the API say when to retry', async ({
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const env = { LIVE_SENDS_PER_READER: '2' };
  const server = await startLive({ project, env });
  await askForLink(page, server.url, 'ada@lovelace.dev');
  await askForLink(page, server.url, 'ada@lovelace.dev');
  await run(page).click();
  await expect(said(page)).toContainText('You’ve reached the email limit. ');
  await expect(said(page)).toContainText('Try again in 60 minutes');
  const data = { guide: 'stytch-b2b', step: 'ask-for-a-link', input: { email: 'ada@lovelace.dev' } };
  const answer = await page.request.post(`${server.url}/api/bench/run`, { headers: { origin: server.url }, data });
  expect(answer.status()).toBe(429);
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(3000);

  const form = { email: 'ada@lovelace.dev' };
  const app = await page.request.post(`${server.url}/request_magic_link`, { headers: { origin: server.url }, form });
  expect(app.status()).toBe(429);
  expect(Number(app.headers()['retry-after'])).toBeGreaterThan(3000);
  expect(await app.text()).toContain('Try again in');

  await server.stop();
  await startLive({ project, env, port: server.port });
  const later = await page.request.post(`${server.url}/api/bench/run`, { headers: { origin: server.url }, data });
  expect(later.status()).toBe(429);
  expect(await provider.messages(project)).toHaveLength(2);
});

test('emails are counted per mailbox, and per address behind a trusted proxy', async ({
  playwright,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const SITE_URL = 'http://learn.invalid';
  const code = 'open sesame now';
  const env = {
    SITE_URL,
    APP_SECRET,
    LIVE_ACCESS_CODE: code,
    LIVE_SENDS_PER_ADDRESS: '2',
    LIVE_SENDS_PER_RECIPIENT: '1',
  };
  const { url } = await startLive({ project, env: { ...env, TRUSTED_PROXIES: '127.0.0.1, ::1' } });
  /** Sends as a new reader who knows the access code. @returns the status */
  const send = async (site: string, from: string, email: string) => {
    const request = await playwright.request.newContext();
    const headers = { origin: SITE_URL, 'x-forwarded-for': `203.0.113.99, ${from}` };
    const post = (path: string, data: object) => request.post(`${site}/api/bench/${path}`, { headers, data });
    await post('connection/choose', { guide: 'stytch-b2b', mode: 'host', code });
    const response = await post('run', { guide: 'stytch-b2b', step: 'see-it-happen', input: { email } });
    await request.dispose();
    return response.status();
  };
  expect(await send(url, '203.0.113.1', 'a@lovelace.dev')).toBe(200);
  expect(await send(url, '203.0.113.1', 'b@lovelace.dev')).toBe(200);
  expect(await send(url, '203.0.113.1', 'c@lovelace.dev')).toBe(429);
  expect(await send(url, '203.0.113.2', 'd@lovelace.dev')).toBe(200);
  expect(await send(url, '203.0.113.3', 'D@Lovelace.dev')).toBe(429);
  expect(await send(url, '203.0.113.3', 'd+again@lovelace.dev')).toBe(429);

  // Without a trusted proxy the header doesn't count.
  const direct = await startLive({ project, env });
  expect(await send(direct.url, '203.0.113.4', 'e@lovelace.dev')).toBe(200);
  expect(await send(direct.url, '203.0.113.5', 'f@lovelace.dev')).toBe(200);
  expect(await send(direct.url, '203.0.113.6', 'g@lovelace.dev')).toBe(429);
});

test('on the host’s project a reader has a second factor in their own organization, and no one else can touch it', async ({
  browser,
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const { url } = await startLive({ project });
  await createOrganization(page, url, 'acme-factor', 'ada@lovelace.dev');
  const act = async (where: Page, guide: string, step: string, action: string, input = {}) => {
    const data = { guide, step, action, input };
    const answer = await where.request.post(`${url}/api/bench/run`, { headers: { origin: url }, data });
    const { result }: { result: RunResult } = await answer.json();
    return result.outcome;
  };
  const logIn = async () => {
    await askForLink(page, url, 'ada@lovelace.dev');
    await openLink(page, url, await provider.linkTo(project, 'ada@lovelace.dev'));
    await act(page, 'stytch-b2b', 'discover', 'authenticate');
    const state = await page.request.get(`${url}/api/bench/state?guide=stytch-b2b&step=choose`);
    const { state: seen }: { state: BenchState } = await state.json();
    return await act(page, 'stytch-b2b', 'choose', 'exchange', { organization_id: seen.choices[0]?.value });
  };
  const factor = (action: string) => act(page, 'everyday-login', 'second-factor', action);
  expect((await logIn()).sentence).toContain('is logged in to Acme');
  expect((await factor('require')).kind).toBe('done');
  expect((await factor('log-in')).sentence).toBe('This works only in the sandbox.');
  expect((await logIn()).sentence).toContain('requires another factor');
  expect((await factor('enroll')).kind).toBe('done');

  const eve = await (await browser.newContext()).newPage();
  await eve.goto(url);
  expect((await act(eve, 'everyday-login', 'second-factor', 'require')).kind).toBe('missing');
  expect((await act(eve, 'everyday-login', 'second-factor', 'enroll')).kind).toBe('missing');

  expect((await factor('authenticate')).sentence).toBe('ada@lovelace.dev is logged in to Acme with two factors.');
  for (const [step, action, input] of [
    ['invite-a-colleague', 'promote', {}],
    ['roles', 'rename', { new_name: 'Acme Rockets' }],
    ['switch-organization', 'create', {}],
    ['check-without-a-call', 'check-jwt', {}],
  ] as const)
    expect(await act(page, 'everyday-login', step, action, input), step).toMatchObject({ kind: 'done' });
  expect((await act(page, 'everyday-login', 'connect-their-provider', 'create', { name: 'SSO' })).kind).toBe('blocked');
});
