import { expect, type Page } from '@playwright/test';

export const step = (url: string, name: string, guide = 'stytch-b2b') => `${url}/guides/${guide}/${name}/`;
export const bench = (page: Page) => page.getByRole('region', { name: 'Try it' });
export const said = (page: Page) => bench(page).getByRole('status');
export const run = (page: Page) => bench(page).locator('form.action').getByRole('button').first();
export const alive = (page: Page) => page.locator('astro-island:not([ssr])').first().waitFor({ state: 'attached' });

/** Asks for a real email in the guide. */
export async function askForLink(page: Page, url: string, address: string): Promise<void> {
  await page.goto(step(url, 'ask-for-a-link'));
  await alive(page);
  await bench(page).getByLabel('Email address').fill(address);
  await run(page).click();
  await expect(said(page)).toContainText(`sent a magic link to ${address}`);
}

/** Opens the link of an email, which opens the step that explains it, and goes on to the next step. */
export async function openLink(page: Page, url: string, link: string): Promise<void> {
  await page.goto(link);
  await expect(page).toHaveURL(step(url, 'open-it') + '#bench');
  await page.goto(step(url, 'discover'));
  await alive(page);
}

export async function createOrganization(page: Page, url: string, slug: string, member: string): Promise<void> {
  await page.goto(step(url, 'set-up'));
  await alive(page);
  await bench(page).getByLabel('Slug', { exact: true }).fill(slug);
  await bench(page).getByLabel('First member').fill(member);
  await run(page).click();
  await expect(said(page)).toContainText('Acme was created');
}
