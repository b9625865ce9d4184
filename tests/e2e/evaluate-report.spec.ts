import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from '@playwright/test';
import type { RunResult } from '../../src/lib/bench/index.ts';
import { basic, expect, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';
import { losses } from './fits.ts';
import { actions } from './outline.ts';

/** Runs every action of the guide, including those that fail on purpose. */
async function runEverything(page: Page, baseURL: string | undefined): Promise<RunResult[]> {
  const lab = benchClient(page.request, baseURL);
  const results: RunResult[] = [];
  for (const { step, action } of actions) {
    results.push(...(await lab.prepare(step, action.id)));
    results.push((await lab.run(step, action.id)).result);
  }
  // An address that a reader types, next to the made-up ones.
  results.push((await lab.run('see-it-happen', 'send', { email: 'joan@lovelace.dev' })).result);
  return results;
}

/** Returns every token and every name in some runs. */
function givenAway(results: RunResult[]): { tokens: string[]; people: string[] } {
  const [tokens, people] = [new Set<string>(), new Set<string>()];
  const walk = (value: unknown, key = ''): void => {
    if (typeof value === 'object' && value !== null)
      for (const [name, item] of Object.entries(value)) walk(item, Array.isArray(value) ? key : name);
    else if (typeof value !== 'string' || !value) return;
    else if (/(token|jwt|secret)$/.test(key)) tokens.add(value);
    else if (/(email_address|name|slug|domains)$/.test(key)) people.add(value);
  };
  for (const { request, response } of results.flatMap(({ exchanges }) => exchanges))
    for (const body of [request.body, response?.body]) if (body) walk(JSON.parse(body));
  return { tokens: [...tokens], people: [...people] };
}

/** Creates a report as a reader does. @returns its path */
async function makeReport(page: Page, ...ticked: RegExp[]): Promise<string> {
  await page.goto('/evaluate/memo/');
  await allLive(page);
  for (const name of ticked) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Create memo' }).click();
  const made = page.getByRole('list', { name: 'Your memos' }).getByRole('link').first();
  await expect(page.getByText('Your memo is ready.')).toBeVisible();
  return (await made.getAttribute('href')) ?? '';
}

/** Astro removes `ssr` from an island once it is hydrated. */
const allLive = (page: Page) => expect(page.locator('astro-island[ssr]')).toHaveCount(0);
/** Runs a shell script. @returns what it printed */
const runScript = async (script: string, env: Record<string, string>): Promise<string> => {
  const file = join(tmpdir(), `memo-${process.pid}.sh`);
  writeFileSync(file, script);
  const { stdout } = await promisify(execFile)('sh', [file], { env: { ...process.env, ...env } });
  return stdout;
};
const somebodyElse = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();
const forms = ['', '/report.md', '/run.har', '/run.sh'];

test('others can read a memo, which has no secret and no typed name in it, until it is deleted', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const results = await runEverything(page, baseURL);
  const project = await benchClient(page.request, baseURL).project();
  const { tokens, people } = givenAway(results);
  expect(tokens.length).toBeGreaterThan(10);
  expect(people).toEqual(expect.arrayContaining(['Acme', 'Globex', 'joan@lovelace.dev']));
  const path = await makeReport(page);
  expect(path).toMatch(/^\/runs\/[\w-]{32}$/);

  const other = await somebodyElse(browser);
  for (const form of forms) {
    const response = await other.request.get(path + form);
    expect(response.status(), form).toBe(200);
    expect(response.headers()).toMatchObject({
      'x-robots-tag': expect.stringContaining('noindex'),
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
    });
    const text = await response.text();
    for (const secret of [...tokens, project.secret, basic(project).slice('Basic '.length)])
      expect(text.includes(secret), `${form} holds ${secret}`).toBe(false);
    for (const person of people.filter((name) => /lovelace/i.test(name)))
      expect(
        new RegExp(`(?<![\\w.])${person.replaceAll('.', '\\.')}(?![\\w])`).test(text),
        `${form} names ${person}`,
      ).toBe(false);
  }
  await other.goto(path);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Memo: a login with Stytch');
  await expect(other.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  await expect(other.getByText('answered by the sandbox’s emulator, not by Stytch')).toBeVisible();
  await expect(other.getByText('error demo', { exact: true })).toHaveCount(2);
  await expect(other.getByText('Made-up ones, such as ada@example.com, are shown.')).toBeVisible();
  await expect(other.getByText(/^Delete/)).toHaveCount(0);
  await expect(other.getByText('Can anyone create a new organization while logging in? A user')).toBeVisible();

  await test.step('it prints on two pages, and its annexes after that', async () => {
    const pages = async () =>
      (await other.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
    expect(await pages()).toBeLessThanOrEqual(6);
    await other.locator('.annex').evaluateAll((all) => all.forEach((annex) => annex.remove()));
    expect(await pages()).toBeLessThanOrEqual(2);
    await other.reload();
  });
  await test.step('its script runs on a fresh project, and each call is answered as it was here', async () => {
    const data = { redirect_urls: [`${baseURL}/authenticate`] };
    const fresh = (await (await other.request.post('/_sandbox/projects', { data })).json()) as {
      project_id: string;
      secret: string;
    };
    const output = await runScript(await (await other.request.get(`${path}/run.sh`)).text(), {
      STYTCH_API_URL: baseURL ?? '',
      STYTCH_PROJECT_ID: fresh.project_id,
      STYTCH_SECRET: fresh.secret,
    });
    const errors = [...output.matchAll(/"error_type":"(\w+)"/g)].map(([, type]) => type);
    expect(output.match(/"status_code":200/g)?.length, output).toBeGreaterThan(8);
    // The used link is there to fail.
    expect(errors, output).toEqual(['unable_to_auth_magic_link']);
  });
  await test.step('another reader can’t withdraw it', async () => {
    const headers = { origin: baseURL ?? '' };
    const id = path.split('/').at(-1);
    expect((await other.request.delete('/api/bench/report', { headers, data: { id } })).status()).toBe(404);
    await other.request.post(`${path}/withdraw`, { headers });
    expect((await other.request.get(path)).status()).toBe(200);
  });
  await test.step('it outlives the sandbox project and starting over', async () => {
    await page.request.post('/api/bench/start-over', {
      headers: { origin: baseURL ?? '' },
      data: { guide: 'stytch-b2b', step: 'discover' },
    });
    expect((await other.request.get(path)).status()).toBe(200);
  });
  await test.step('its author withdraws it for everyone', async () => {
    await page.goto(path);
    await page.getByText('Delete…').click();
    await page.getByRole('button', { name: 'Delete this memo for everyone' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Memo not found');
    for (const form of forms) expect((await other.request.get(path + form)).status(), form).toBe(404);
  });
});

test('a memo has the author’s words, estimates and decisions, and typed names if they ask for it', async ({
  page,
  browser,
  baseURL,
}) => {
  const lab = benchClient(page.request, baseURL);
  await lab.prepare('logged-in-and-out');
  await lab.run('see-it-happen', 'send', { email: 'joan@lovelace.dev' });
  await page.goto('/evaluate/what-it-takes/');
  await page.getByLabel('Days: Ask for a link').fill('2-4');
  await page.locator('#ask > details > summary').click();
  const decision = page.getByRole('listitem').filter({ hasText: 'How long is a link valid?' });
  await decision.getByLabel('Your decision').fill('Fifteen minutes <b>');
  await decision.getByLabel('Owner').fill('Ada');
  await page.locator('.risks summary').click();
  const risk = page.getByRole('listitem').filter({ hasText: 'If Stytch is down, no one can log in.' });
  await risk.getByLabel('Likelihood').fill('Twice a year');
  await risk.getByLabel('Owner').fill('Grace');
  await page.goto('/evaluate/memo/');
  await allLive(page);
  await page.getByLabel('Title').fill('Our next login');
  await page.getByLabel('Recommendation').fill('Build it in March.');
  const path = await makeReport(page, /typed into steps/);
  const other = await somebodyElse(browser);
  await other.goto(path);
  const main = other.getByRole('main');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Our next login');
  await expect(main).toContainText('Build it in March.');
  await expect(main).toContainText(`${baseURL}${path}`);
  await expect(main).toContainText('joan@lovelace.dev');
  await expect(other.getByText('How long is a link valid? Fifteen minutes <b>')).toContainText('owner: Ada');
  await expect(other.getByRole('row', { name: /^Ask for a link yes/ })).toContainText('2–4 days');
  await expect(main).toContainText(/^.*\d+ of \d+ lines aren’t estimated yet.*Estimated so far: 2–4 days\./s);
  await expect(main).toContainText('likelihood: Twice a year, owner: Grace');
  const { holdings } = await lab.state('choose');
  expect(holdings.length).toBeGreaterThan(1);
  for (const form of forms) {
    const text = await (await other.request.get(path + form)).text();
    for (const { kind, value } of holdings) expect(text.includes(value), `${form} holds the ${kind}`).toBe(false);
  }
});

test('the finished app alone makes a memo that says what was tried there, and a script that runs', async ({
  page,
  baseURL,
}) => {
  await page.goto('/signup');
  await page.getByLabel('Your email address').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send magic link' }).click();
  await page.getByRole('link', { name: 'Open the inbox' }).click();
  const link = (await page.getByRole('article').getByRole('link', { name: 'Log in' }).getAttribute('href')) ?? '';
  await page.goto(link);
  await page.getByRole('listitem').filter({ hasText: 'Globex' }).getByRole('button', { name: 'Join' }).click();
  await page.goto(link);
  await expect(page.getByText('already used')).toBeVisible();
  await page.goto(await makeReport(page));
  const tried = page.getByRole('listitem').filter({ hasText: 'The app’s user ' });
  await expect(tried.filter({ hasText: 'entered an organization' })).toBeVisible();
  await expect(tried.filter({ hasText: 'rejected' })).toContainText('This link was already used or has expired');
  await expect(
    page.getByText(
      /^Counted and listed without repeats: \d requests to the finished app, \d+ calls to Stytch’s emulator\.$/,
    ),
  ).toBeVisible();

  const fresh = (await (
    await page.request.post('/_sandbox/projects', { data: { redirect_urls: [`${baseURL}/authenticate`] } })
  ).json()) as { project_id: string; secret: string };
  const output = await runScript(await (await page.request.get(`${page.url()}/run.sh`)).text(), {
    STYTCH_API_URL: baseURL ?? '',
    STYTCH_PROJECT_ID: fresh.project_id,
    STYTCH_SECRET: fresh.secret,
  });
  expect([...output.matchAll(/"error_type":"(\w+)"/g)].map(([, type]) => type)).toEqual([]);
  expect(output.match(/"status_code":200/g)?.length, output).toBeGreaterThan(2);
});

test('the scope sheet alone makes a memo', async ({ page }) => {
  await page.goto('/evaluate/what-it-takes/');
  await page.getByLabel('Days: Rollout').fill('3');
  const path = await makeReport(page);
  await page.goto(path);
  await expect(page.getByRole('main')).toContainText('The guides’ steps: none was run.');
  await expect(page.getByRole('heading', { name: 'Annex: what was tried' })).toHaveCount(0);
  await expect(page.getByRole('row', { name: /^Rollout/ })).toContainText('3 days');
});

test('a memo fits a phone, with every annex', async ({ page, baseURL }) => {
  await benchClient(page.request, baseURL).prepare('choose');
  const path = await makeReport(page);
  await page.setViewportSize({ width: 360, height: 844 });
  await page.goto(path);
  expect(await losses(page)).toEqual([]);
  // A count that breaks takes three lines.
  const count = page.getByRole('cell', { name: /^\d+ of \d+$/ }).first();
  expect(await count.evaluate((cell) => getComputedStyle(cell).whiteSpace)).toBe('nowrap');
});

test('without a word, an estimate or a run there is no memo, and no reader is created', async ({ page }) => {
  await page.goto('/evaluate/memo/');
  await allLive(page);
  expect(await page.context().cookies()).toEqual([]);
  await page.getByRole('button', { name: 'Create memo' }).click();
  await expect(page.getByText('There is nothing to put in a memo yet.')).toBeVisible();
  expect((await page.request.get('/runs/nothing-is-here')).status()).toBe(404);
});

test('creating and deleting a memo by keyboard keeps the focus in place', async ({ page, baseURL }) => {
  await benchClient(page.request, baseURL).prepare('discover');
  await page.goto('/evaluate/memo/');
  await allLive(page);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/api/bench/report', async (route) => {
    await released;
    await route.continue();
  });
  const make = page.getByRole('button', { name: 'Create memo' });
  await make.focus();
  await page.keyboard.press('Enter');
  await expect(make).toHaveAttribute('aria-disabled', 'true');
  await expect(make).toBeFocused();
  release();
  await expect(page.getByText('Your memo is ready.')).toBeVisible();
  await expect(make).toBeFocused();

  const mine = page.getByRole('list', { name: 'Your memos' });
  await mine.getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  await expect(mine.getByRole('button', { name: 'Delete for everyone' })).toBeFocused();
  await mine.getByRole('button', { name: 'Keep it' }).click();
  await mine.getByRole('button', { name: 'Delete' }).click();
  await expect(mine.getByRole('button', { name: 'Delete for everyone' })).toBeFocused();
  await page.keyboard.press('Enter');
  const said = page.getByText('The memo was deleted.');
  await expect(said).toBeVisible();
  await expect(page.getByRole('list', { name: 'Your memos' })).toHaveCount(0);
  await expect(said).toBeFocused();
});
