import type { Browser, Page } from '@playwright/test';
import { bench, expect, live, openStep, projectOf, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';

test('two readers see nothing of each other', async ({ browser, baseURL }) => {
  const [one, two] = [await newReader(browser), await newReader(browser)];
  for (const page of [one, two]) {
    await openStep(page, 'see-it-happen');
    await bench(page).run.click();
    await expect(bench(page).inbox.getByRole('article')).toHaveCount(1);
  }
  const ids = async (page: Page) => {
    const address = '/api/bench/state?guide=stytch-b2b&step=see-it-happen';
    const { state, messages } = (await (await page.request.get(address)).json()) as {
      state: { last_run: { id: string }; project: { project_id: string } };
      messages: { id: string; link: string }[];
    };
    return {
      run: state.last_run.id,
      project: state.project.project_id,
      mail: messages[0]?.id ?? '',
      link: messages[0]?.link ?? '',
    };
  };
  const [mine, theirs] = [await ids(one), await ids(two)];
  expect(mine.project).not.toBe(theirs.project);
  const asked = await Promise.all([
    one.request.get(`/api/bench/runs/${theirs.run}`),
    one.request.get(`/inbox/${theirs.mail}`),
    one.request.get(`/_sandbox/messages/${theirs.mail}`, { headers: await authorize(one, baseURL ?? '') }),
  ]);
  expect(asked.map((response) => response.status())).toEqual([404, 404, 404]);
  expect((await one.request.get(`/api/bench/runs/${mine.run}`)).status()).toBe(200);
  expect((await one.request.get(`/inbox/${mine.mail}`)).status()).toBe(200);

  await test.step('a link opened in another browser uses up nothing, and works in its own', async () => {
    await one.goto(theirs.link);
    await expect(one.getByRole('heading', { level: 1 })).toHaveText('This link was requested in another browser');
    const stranger = await newReader(browser);
    await stranger.goto(theirs.link);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('This link was requested in another browser');
    await two.goto(theirs.link);
    await expect(two).toHaveURL(/open-it/);
    await live(two);
    await bench(two).region.getByRole('link', { name: 'Next: Exchange the token' }).click();
    await live(two);
    await bench(two).run.click();
    await expect(bench(two).said).toContainText('for ada@example.com.');
  });
});

test('a guide’s link returns to the guide while the plain app is in use, and the app’s link to the app', async ({
  page,
}) => {
  await openStep(page, 'see-it-happen');
  await bench(page).run.click();
  await expect(bench(page).inbox.getByRole('article')).toHaveCount(1);
  const sentAt = await bench(page).inbox.locator('time').innerText();
  await page.goto('/dashboard');
  await page.goto('/inbox/');
  await expect(page.getByRole('article').locator('time')).toHaveText(sentAt);
  await page.getByRole('link', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/guides\/stytch-b2b\/open-it\/#bench$/);

  await page.goto('/signup');
  await page.getByLabel('Your email address').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send magic link' }).click();
  await openStep(page, 'open-it');
  await bench(page).inbox.getByRole('article').first().getByRole('link', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/authenticate$/);
  await expect(page.getByRole('heading', { name: 'Choose an organization' })).toBeVisible();
});

test('presses in two tabs at the same time create one reader and one project', async ({ context, baseURL }) => {
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  await Promise.all(tabs.map((tab) => openStep(tab, 'see-it-happen')));
  // Not by their text: a tab also shows the other one's runs.
  const answered = tabs.map((tab) => tab.waitForResponse('**/api/bench/run'));
  await Promise.all(tabs.map((tab) => bench(tab).run.click()));
  for (const answer of await Promise.all(answered)) expect(answer.status()).toBe(200);
  for (const tab of tabs) await expect(bench(tab).said).toContainText('Stytch sent');
  const project = await projectOf(context.request, baseURL ?? '');
  for (const tab of tabs) {
    await tab.reload();
    await expect(bench(tab).inbox.getByRole('article')).toHaveCount(2);
  }
  expect(project.project_id).toMatch(/^project-test-/);
});

test('a tab shows what another one does, without a reload', async ({ context, baseURL }) => {
  await benchClient(context.request, baseURL).prepare('discover');
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  const first = await openStep(tabs[0], 'discover');
  const second = await openStep(tabs[1], 'discover');
  await expect(first.held).toContainText(['magic link token']);
  await second.run.click();
  await expect(first.held).toContainText(['intermediate session token']);
  await expect(first.held).toHaveCount(1);
  await tabs[1].goto('/guides/passwordless/sign-in/');
  await expect(
    second.region.getByText(
      'You also have tokens for Stytch B2B, which this guide doesn’t use: intermediate session token',
    ),
  ).toBeVisible();
  await expect(second.held).toHaveCount(0);
  const steps = tabs[0].getByRole('navigation', { name: 'Steps of this guide' });
  await expect(steps.getByRole('link', { name: 'Exchange the token (done)' })).toBeVisible();

  await tabs[1].getByRole('button', { name: 'Start over' }).click();
  await tabs[1].getByRole('button', { name: 'Everything' }).click();
  await expect(first.held).toHaveCount(0);
  await expect(steps.getByText('(done)')).toHaveCount(0);
});

const newReader = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

async function authorize(page: Page, origin: string) {
  const { project_id, secret } = await projectOf(page.request, origin);
  return { authorization: `Basic ${Buffer.from(`${project_id}:${secret}`).toString('base64')}` };
}
