import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { alive, askForLink, bench, createOrganization, openLink, run, said, step } from './guide.ts';
import { expect, test, type LiveProject } from './provider.ts';

const credentials = (page: Page) => page.getByRole('region', { name: 'Stytch B2B' });

/** Submits credentials on the preflight page. */
async function type(page: Page, url: string, id: string, secret: string): Promise<void> {
  await page.goto(`${url}/preflight/`);
  await credentials(page).getByText('Use your own test project').click();
  await credentials(page).getByLabel('Project ID').fill(id);
  await credentials(page).getByLabel('Secret').fill(secret);
  await credentials(page).getByRole('button', { name: 'Save my keys and switch to them' }).click();
}

async function use(page: Page, url: string, { project_id, secret }: LiveProject): Promise<void> {
  await type(page, url, project_id, secret);
  await expect(credentials(page)).toContainText('You’re now using your own test project');
}

test('a reader goes through the guide on their own test project, which no one else uses', async ({
  browser,
  page,
  provider,
  site,
}) => {
  const project = await provider.makeProject();
  const { url } = site;
  await provider.register(project, `${url}/authenticate`);
  await use(page, url, project);
  await expect(page.locator('.badge')).toContainText('Your test project');

  await page.goto(step(url, 'logged-in-and-out'));
  await alive(page);
  const logOut = bench(page).getByRole('button', { name: 'Log out' });
  await expect(logOut).toHaveAccessibleDescription(/^Needs a session token from “Choose an organization”\./);

  await createOrganization(page, url, 'mine', 'ada@lovelace.dev');
  await askForLink(page, url, 'ada@lovelace.dev');
  const link = await provider.linkTo(project, 'ada@lovelace.dev');
  await openLink(page, url, link);
  await run(page).click();
  await expect(said(page)).toContainText('found one organization');
  // The site can't read this inbox, but knows which links it has used.
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

test('an existing organization can be used by its slug, which the refusal of a taken one offers', async ({
  page,
  provider,
  site,
}) => {
  const project = await provider.makeProject();
  const { url } = site;
  // As copied from a file, with variable names and quotes.
  const copied = {
    ...project,
    project_id: `export STYTCH_PROJECT_ID="${project.project_id}"`,
    secret: ` '${project.secret}'\n`,
  };
  await use(page, url, copied);
  await page.goto(step(url, 'set-up'));
  await alive(page);
  await bench(page).getByLabel('Slug', { exact: true }).fill('globex');
  await bench(page).getByLabel('First member').fill('ada@lovelace.dev');
  await run(page).click();
  await expect(said(page)).toContainText('An organization in your project already has this slug, so it’s yours.');
  await expect(bench(page).getByLabel('Slug or ID')).toHaveValue('globex');
  await bench(page).getByRole('button', { name: 'Use an existing organization' }).click();
  await expect(said(page)).toContainText('You’re using Globex.');
});

test('tokens of a real project are masked until a press', async ({ page, provider, site }) => {
  const project = await provider.makeProject();
  const { url } = site;
  await provider.register(project, `${url}/authenticate`);
  await use(page, url, project);
  await askForLink(page, url, 'ada@lovelace.dev');
  const [mail] = await provider.messages(project);
  await openLink(page, url, await provider.linkTo(project, 'ada@lovelace.dev'));
  await run(page).click();
  await expect(said(page)).toContainText('ada@lovelace.dev');
  const token = mail?.token ?? 'none';
  // Fields shorten a long token even when it is shown; the raw request has all of it.
  const request = bench(page).getByRole('group', { name: 'Request' });
  await bench(page).getByRole('button', { name: 'Raw HTTP' }).click();
  await expect(request).toContainText('HTTP/1.1');
  expect(await page.content()).not.toContain(token);
  await bench(page).getByRole('button', { name: 'Show the tokens' }).click();
  await expect(request).toContainText(token);
  expect(await page.content()).toContain(token);
});

test('unusable credentials are explained next to the form, and not kept', async ({ page, provider, site }) => {
  const { project_id, secret } = await provider.makeProject();
  const { url } = site;
  const says = async (id: string, typed: string, words: string) => {
    await type(page, url, id, typed);
    await expect(credentials(page).getByRole('alert')).toContainText(words);
    await expect(credentials(page).getByLabel('Secret')).toHaveValue(typed);
    await expect(page.locator('.badge')).toContainText('Emulated');
  };
  await says(secret, project_id, 'are swapped');
  await expect(credentials(page).getByLabel('Project ID')).toBeFocused();
  await says(`project-live-${randomUUID()}`, secret, 'only test projects');
  await says(project_id, `secret-live-${randomUUID()}`, 'only test projects');
  await says(project_id, `secret-test-${randomUUID()}`, 'rejected this pair');
  await says('acme', 'hunter2', 'This isn’t a project ID');
});

test('credentials are forgotten with one press, and their project is not called any more', async ({
  page,
  provider,
  site,
}) => {
  const project = await provider.makeProject();
  const { url } = site;
  await use(page, url, project);
  await credentials(page).getByRole('button', { name: 'Remove my credentials and use the sandbox' }).click();
  await expect(page.locator('.badge')).toContainText('Emulated');
  await page.goto(step(url, 'see-it-happen'));
  await alive(page);
  await run(page).click();
  await expect(said(page)).toContainText('sent a magic link');
  expect(await provider.messages(project)).toEqual([]);
});

test('the bench’s button back to the sandbox says that it forgets the credentials', async ({
  page,
  provider,
  site,
}) => {
  const project = await provider.makeProject();
  const { url } = site;
  await use(page, url, project);
  await page.goto(step(url, 'see-it-happen'));
  await alive(page);
  await page.getByRole('button', { name: 'Remove my credentials and use the sandbox' }).click();
  await expect(said(page)).toContainText('You’re using the sandbox.');
  await expect(page.locator('.badge')).toContainText('Emulated');
  await page.goto(`${url}/preflight/`);
  await expect(credentials(page)).toContainText('Emulated Stytch');
});

test('a link opened in another browser is explained there, and not used up', async ({
  browser,
  page,
  provider,
  site,
}) => {
  const project = await provider.makeProject();
  const { url } = site;
  await provider.register(project, `${url}/authenticate`);
  await use(page, url, project);
  await askForLink(page, url, 'ada@lovelace.dev');
  const link = await provider.linkTo(project, 'ada@lovelace.dev');
  const phone = await (await browser.newContext()).newPage();
  await phone.goto(link);
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('This link was requested in another browser');
  await expect(phone.getByRole('main')).toContainText('copy this page’s whole URL');
  await openLink(page, url, phone.url());
  await run(page).click();
  await expect(said(page)).toContainText('for ada@lovelace.dev.');
});

test('readers can’t enter credentials without https on a public name, or if the host turns it off', async ({
  page,
  provider,
  startLive,
}) => {
  const { project_id, secret } = await provider.makeProject();
  for (const [env, words] of [
    [{ READER_CREDENTIALS: 'off' }, 'doesn’t accept your own credentials'],
    [{ SITE_URL: 'http://learn.invalid' }, 'doesn’t use https'],
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
    await credentials(page).getByText('Use your own test project').click();
    await expect(credentials(page)).toContainText(words);
    await expect(credentials(page).getByLabel('Secret')).toHaveCount(0);
  }
});

test('a link of the host’s project is not used up by a reader with their own project', async ({
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
