import type { Browser, Page } from '@playwright/test';
import type { RunResult } from '../../src/lib/bench/index.ts';
import { basic, expect, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';
import { actions } from './outline.ts';

/** Runs every action of the guide, including those that fail on purpose. */
async function runEverything(page: Page, baseURL: string | undefined): Promise<RunResult[]> {
  const lab = benchClient(page.request, baseURL);
  const results: RunResult[] = [];
  for (const { step, action } of actions) {
    results.push(...(await lab.prepare(step, action.id)));
    results.push((await lab.run(step, action.id)).result);
  }
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
  await page.goto('/evaluate/#take-it-away');
  await allLive(page);
  for (const name of ticked) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Create report' }).click();
  const made = page.getByRole('list', { name: 'Your reports' }).getByRole('link').first();
  await expect(page.getByText('Your report is ready.')).toBeVisible();
  return (await made.getAttribute('href')) ?? '';
}

/** The page has two islands. Astro removes `ssr` from an island once it is hydrated. */
const allLive = (page: Page) => expect(page.locator('astro-island[ssr]')).toHaveCount(0);
const somebodyElse = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();
const forms = ['', '/report.md', '/run.har', '/run.sh'];

test('others can read a report, which has no secret and no name in it, until it is withdrawn', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const results = await runEverything(page, baseURL);
  const project = await benchClient(page.request, baseURL).project();
  const { tokens, people } = givenAway(results);
  expect(tokens.length).toBeGreaterThan(10);
  expect(people).toEqual(expect.arrayContaining(['ada@example.com', 'Acme', 'Globex', 'linus@example.com']));
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
    for (const person of people)
      expect(
        new RegExp(`(?<![\\w.])${person.replaceAll('.', '\\.')}(?![\\w])`).test(text),
        `${form} names ${person}`,
      ).toBe(false);
  }
  await other.goto(path);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Report: a login with Stytch');
  await expect(other.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  await expect(other.getByText('all response times are the emulator’s')).toBeVisible();
  await expect(other.getByText('error demo')).toHaveCount(2);
  await expect(other.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  await expect(other.getByText('Can anyone create a new organization while logging in? A user')).toBeVisible();

  await test.step('it prints to a page or two', async () => {
    const pdf = (await other.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
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
    await page.getByRole('button', { name: 'Delete this report' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Report not found');
    for (const form of forms) expect((await other.request.get(path + form)).status(), form).toBe(404);
  });
});

test('a report shows names and the reader’s own notes if they ask for it, but never tokens', async ({
  page,
  browser,
  baseURL,
}) => {
  const lab = benchClient(page.request, baseURL);
  await lab.prepare('logged-in-and-out');
  await page.goto('/evaluate/what-it-takes/');
  await page.getByLabel('Own days: End a session').fill('2');
  const decision = page.getByRole('listitem').filter({ hasText: 'How long is a link valid?' });
  await decision.getByLabel('Your decision').fill('Fifteen minutes <b>');
  const path = await makeReport(page, /addresses and names/, /estimates and decisions/);
  const other = await somebodyElse(browser);
  await other.goto(path);
  await expect(other.getByText('ada@example.com is logged in to Acme.')).toBeVisible();
  await expect(other.getByText('How long is a link valid? Fifteen minutes <b>')).toBeVisible();
  await expect(other.getByText('2 days')).toBeVisible();
  const { holdings } = await lab.state('choose');
  expect(holdings.length).toBeGreaterThan(1);
  for (const form of forms) {
    const text = await (await other.request.get(path + form)).text();
    for (const { kind, value } of holdings) expect(text.includes(value), `${form} holds the ${kind}`).toBe(false);
  }
});

test('without a run there is nothing to report, and no reader is created', async ({ page }) => {
  await page.goto('/evaluate/');
  await allLive(page);
  expect(await page.context().cookies()).toEqual([]);
  await page.getByRole('button', { name: 'Create report' }).click();
  await expect(page.getByText('There is nothing to report yet.')).toBeVisible();
  expect((await page.request.get('/runs/nothing-is-here')).status()).toBe(404);
});

test('creating and withdrawing a report by keyboard keeps the focus in place', async ({ page, baseURL }) => {
  await benchClient(page.request, baseURL).prepare('discover');
  await page.goto('/evaluate/#take-it-away');
  await allLive(page);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/api/bench/report', async (route) => {
    await released;
    await route.continue();
  });
  const make = page.getByRole('button', { name: 'Create report' });
  await make.focus();
  await page.keyboard.press('Enter');
  await expect(make).toHaveAttribute('aria-disabled', 'true');
  await expect(make).toBeFocused();
  release();
  await expect(page.getByText('Your report is ready.')).toBeVisible();
  await expect(make).toBeFocused();

  await page.getByRole('list', { name: 'Your reports' }).getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  const said = page.getByText('The report was deleted.');
  await expect(said).toBeVisible();
  await expect(page.getByRole('list', { name: 'Your reports' })).toHaveCount(0);
  await expect(said).toBeFocused();
});
