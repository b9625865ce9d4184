import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { alive, askForLink, bench, createOrganization, run, said, step } from './guide.ts';
import { expect, test, type LiveProject } from './provider.ts';

const desk = (page: Page) => page.getByRole('region', { name: 'Stytch B2B' });

/** Types credentials into the form of the preflight page. */
async function type(page: Page, url: string, id: string, secret: string): Promise<void> {
  await page.goto(`${url}/preflight/`);
  await desk(page).getByText('Use a test project of your own').click();
  await desk(page).getByLabel('Project id').fill(id);
  await desk(page).getByLabel('Secret').fill(secret);
  await desk(page).getByRole('button', { name: 'Try them, and use them' }).click();
}

async function use(page: Page, url: string, { project_id, secret }: LiveProject): Promise<void> {
  await type(page, url, project_id, secret);
  await expect(desk(page)).toContainText('Your test project answers from now on');
}

test('a reader types their own test credentials and goes through the guide on them, alone', async ({
  browser,
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const { url } = await startLive();
  await provider.register(project, `${url}/authenticate`);
  await use(page, url, project);
  await expect(page.locator('.badge')).toContainText('Your test project');

  await createOrganization(page, url, 'mine', 'ada@lovelace.dev');
  await askForLink(page, url, 'ada@lovelace.dev');
  const link = await provider.linkTo(project, 'ada@lovelace.dev');
  await page.goto(link);
  await expect(page).toHaveURL(step(url, 'discover') + '#step');
  await alive(page);
  await run(page).click();
  await expect(said(page)).toContainText('in one organization');
  // No mailbox can be looked into here, but what was spent here is known.
  await page.goto(link);
  await alive(page);
  await expect(said(page)).toContainText('This link was already used');

  const other = await (await browser.newContext()).newPage();
  await other.goto(step(url, 'see-it-happen'));
  await alive(other);
  await expect(other.locator('.badge')).toContainText('Emulated');
  await run(other).click();
  await expect(said(other)).toContainText('sent a magic link');
  expect(await provider.messages(project)).toHaveLength(1);
});

test('an organization that is there already can be used, by its slug', async ({ page, provider, startLive }) => {
  const project = await provider.makeProject();
  const { url } = await startLive();
  // As it is copied out of a file, with its name and its quotes.
  const copied = {
    ...project,
    project_id: `export STYTCH_PROJECT_ID="${project.project_id}"`,
    secret: ` '${project.secret}'\n`,
  };
  await use(page, url, copied);
  await page.goto(step(url, 'set-up'));
  await alive(page);
  await bench(page).getByLabel('Slug or ID').fill('globex');
  await bench(page).getByRole('button', { name: 'Use an existing organization' }).click();
  await expect(said(page)).toContainText('You’re using Globex.');
});

test('tokens of a real project are masked until a press', async ({ page, provider, startLive }) => {
  const project = await provider.makeProject();
  const { url } = await startLive();
  await provider.register(project, `${url}/authenticate`);
  await use(page, url, project);
  await askForLink(page, url, 'ada@lovelace.dev');
  const [mail] = await provider.messages(project);
  await page.goto(await provider.linkTo(project, 'ada@lovelace.dev'));
  await alive(page);
  await run(page).click();
  await expect(said(page)).toContainText('ada@lovelace.dev');
  const token = mail?.token ?? 'none';
  expect(await page.content()).not.toContain(token);
  await bench(page).getByRole('button', { name: 'Show the tokens' }).click();
  expect(await page.content()).toContain(token);
});

test('what cannot be used is refused in words beside the form, and nothing is kept', async ({
  page,
  provider,
  startLive,
}) => {
  const { project_id, secret } = await provider.makeProject();
  const { url } = await startLive();
  const says = async (id: string, typed: string, words: string) => {
    await type(page, url, id, typed);
    await expect(desk(page).getByRole('alert')).toContainText(words);
    await expect(desk(page).getByLabel('Secret')).toHaveValue(typed);
    await expect(page.locator('.badge')).toContainText('Emulated');
  };
  await says(secret, project_id, 'are swapped');
  await expect(desk(page).getByLabel('Project id')).toBeFocused();
  await says(`project-live-${randomUUID()}`, secret, 'only test projects');
  await says(project_id, `secret-live-${randomUUID()}`, 'only test projects');
  await says(project_id, `secret-test-${randomUUID()}`, 'rejected this pair');
  await says('acme', 'hunter2', 'This isn’t a project ID');
});

test('forgetting takes one press, and a project that was forgotten answers nothing', async ({
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const { url } = await startLive();
  await use(page, url, project);
  await desk(page).getByRole('button', { name: 'Forget my credentials, back to the sandbox' }).click();
  await expect(page.locator('.badge')).toContainText('Emulated');
  await page.goto(step(url, 'see-it-happen'));
  await alive(page);
  await run(page).click();
  await expect(said(page)).toContainText('sent a magic link');
  expect(await provider.messages(project)).toEqual([]);
});

test('on the bench, too, the way back says that it forgets the credentials', async ({ page, provider, startLive }) => {
  const project = await provider.makeProject();
  const { url } = await startLive();
  await use(page, url, project);
  await page.goto(step(url, 'see-it-happen'));
  await alive(page);
  await page.getByRole('button', { name: 'Forget my credentials, back to the sandbox' }).click();
  await expect(said(page)).toContainText('The sandbox answers.');
  await expect(page.locator('.badge')).toContainText('Emulated');
  await page.goto(`${url}/preflight/`);
  await expect(desk(page)).toContainText('Emulated Stytch');
});

test('a link opened in another browser is explained there, and not spent', async ({
  browser,
  page,
  provider,
  startLive,
}) => {
  const project = await provider.makeProject();
  const { url } = await startLive();
  await provider.register(project, `${url}/authenticate`);
  await use(page, url, project);
  await askForLink(page, url, 'ada@lovelace.dev');
  const link = await provider.linkTo(project, 'ada@lovelace.dev');
  const phone = await (await browser.newContext()).newPage();
  await phone.goto(link);
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('This link was requested in another browser');
  await expect(phone.getByRole('main')).toContainText('copy this page’s whole URL');
  await page.goto(phone.url());
  await alive(page);
  await run(page).click();
  await expect(said(page)).toContainText('for ada@lovelace.dev.');
});

test('the form is not offered, and its POST refused, without https on a public name or when the host says no', async ({
  page,
  provider,
  startLive,
}) => {
  const { project_id, secret } = await provider.makeProject();
  for (const [env, words] of [
    [{ READER_CREDENTIALS: 'off' }, 'doesn’t accept your own credentials'],
    [{ SITE_URL: 'http://learn.invalid' }, 'without https'],
  ] as const) {
    const { url } = await startLive({ env });
    const origin = 'SITE_URL' in env ? env.SITE_URL : url;
    const answer = await page.request.post(`${url}/api/bench/connection/keep`, {
      headers: { origin },
      data: { guide: 'stytch-b2b', id: project_id, secret },
    });
    expect(answer.status()).toBe(200);
    expect((await answer.json()).error).toContain(words);
    await page.goto(`${url}/preflight/`);
    await desk(page).getByText('Use a test project of your own').click();
    await expect(desk(page)).toContainText(words);
    await expect(desk(page).getByLabel('Secret')).toHaveCount(0);
  }
});

test('a link of the host’s project is not spent in place of a reader’s own, and takes nothing from them', async ({
  browser,
  page,
  provider,
  startLive,
}) => {
  const [hosts, own] = [await provider.makeProject(), await provider.makeProject()];
  const { url } = await startLive({ project: hosts });
  const other = await (await browser.newContext()).newPage();
  await askForLink(other, url, 'eve@elsewhere.dev');
  await use(page, url, own);
  await page.goto(await provider.linkTo(hosts, 'eve@elsewhere.dev'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link was requested in another browser');
  await page.goto(`${url}/preflight/`);
  await expect(page.locator('.badge')).toContainText('Your test project');
});
