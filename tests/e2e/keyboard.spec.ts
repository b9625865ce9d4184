import type { Page } from '@playwright/test';
import { bench, expect, live, openStep, test } from './fixtures.ts';
import { tabThrough, tabTo } from './focus.ts';
import { benchClient } from './bench-client.ts';

test.use({ reducedMotion: 'reduce' });

/** Tabs to a button, presses it, and expects the sentence; the focus stays where it was. */
async function run(page: Page, name: RegExp, said: string, key = 'Enter'): Promise<void> {
  const button = bench(page).button(name).first();
  await tabTo(page, button);
  await page.keyboard.press(key);
  await expect(bench(page).said).toContainText(said);
  await expect(button).toBeFocused();
}

async function follow(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, bench(page).region.getByRole('link', { name }).first());
  await page.keyboard.press('Enter');
}

async function next(page: Page, heading: string): Promise<void> {
  await follow(page, /^Next/);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await live(page);
}

test('the whole guide by keyboard alone; the focus is always seen, and stays where it was pressed', async ({
  page,
}) => {
  test.slow();
  await openStep(page, 'see-it-happen');
  await run(page, /^Send magic link/, 'Stytch sent');
  await next(page, 'Set up your project');
  await run(page, /^Create organization/, 'Acme was created', 'Space');
  await next(page, 'Send the link from your app');
  await run(page, /^Send magic link/, 'Stytch sent');
  await next(page, 'Open the link');
  await follow(page, /^Log in/);

  await expect(page).toHaveURL(/discover\/#step$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Exchange the token' })).toBeFocused();
  await live(page);
  await run(page, /^Exchange token/, 'for ada@example.com.');
  await next(page, 'Choose an organization');

  const radios = bench(page).region.getByRole('radio');
  await expect(radios).toHaveCount(2);
  await tabTo(page, radios.first());
  await page.keyboard.press('ArrowDown');
  await expect(radios.last()).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(radios.first()).toBeChecked();
  await run(page, /^Log in to organization/, 'is logged in');
  await next(page, 'Check the session and log out');

  await run(page, /^Check session/, 'The session is valid', 'Space');
  await run(page, /Decode/, 'Decoded here');
  await expect(bench(page).region.getByRole('region', { name: 'JWT claims' })).toContainText('iss');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(bench(page).said).toContainText('The session was revoked.');
  await expect(bench(page).button(/^Log out/)).toBeFocused();

  await tabTo(page, bench(page).button(/^Prepare/), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(bench(page).said).toContainText('Prepared');
  // The button has done its work and is gone: what it was for has the focus.
  await expect(bench(page).button(/^Check session/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(bench(page).said).toContainText('The session is valid');
  await next(page, 'Let colleagues join');

  await run(page, /^Allow email domain/, 'Anyone with an email');
  await run(page, /colleague/, 'linus@example.com joined');
});

const OTHERS = ['/inbox/', '/nothing-is-here', '/signup', '/dashboard'];
const SOME = ['/', '/glossary/', '/sandbox/', '/guides/stytch-b2b/set-up/', '/guides/stytch-b2b/logged-in-and-out/'];

for (const width of [320, 1280]) {
  test(`nothing traps Tab, and each stop is seen, ${width} pixels wide`, async ({ page, baseURL }) => {
    test.slow();
    await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
    const client = benchClient(page.request, baseURL);
    await client.prepare('make-it-yours');
    await client.run('logged-in-and-out', 'authenticate');
    for (const path of [...SOME, ...OTHERS]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const stops = await tabThrough(page);
      const bad = stops.filter(({ trouble }) => trouble.length > 0);
      expect.soft(bad, path).toEqual([]);
      expect.soft(stops.length, path).toBeGreaterThan(0);
    }
  });
}

test('files and languages are chosen with the arrows', async ({ page }) => {
  await openStep(page, 'set-up');
  const listing = page.getByRole('article', { name: 'Code' });
  const file = (name: string) => listing.getByRole('radio', { name, exact: true });
  await tabTo(page, file('create-organization.ts'));
  await page.keyboard.press('ArrowLeft');
  await expect(file('client.ts')).toBeFocused();
  await expect(listing.getByText('new B2BClient')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(file('install.sh')).toBeChecked();
  await tabTo(page, listing.getByRole('radio', { name: 'TypeScript' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expect(listing.getByRole('radio', { name: 'Python' })).toBeChecked();
  await expect(listing.getByText('pip install')).toBeVisible();
});

test('a term opens and closes by keyboard, gives the focus back, and stands over nothing', async ({ page }) => {
  await openStep(page, 'see-it-happen');
  const term = page.getByRole('main').getByRole('button', { name: 'magic link', exact: true });
  const meaning = page.locator('#term-magic-link');
  await tabTo(page, term);
  await page.keyboard.press('Enter');
  await expect(meaning).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(meaning.getByRole('link')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await expect(term).toBeFocused();
  await page.keyboard.press('Space');
  await expect(meaning).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(meaning).toBeHidden();
});

test('a button that runs keeps the focus and runs once, however often it is pressed', async ({ page }) => {
  let sent = 0;
  await page.route('**/api/bench/run', async (route) => {
    sent += 1;
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  const { run: button, said } = await openStep(page, 'see-it-happen');
  await button.focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toBeFocused();
  await expect(said).toContainText('Stytch sent');
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  await expect(button).toBeFocused();
  expect(sent).toBe(1);
});

test('the secret is shown and put away with one button, which keeps the focus', async ({ page }) => {
  const { button, region } = await openStep(page, 'set-up');
  const toggle = button(/your project’s id and secret/);
  await tabTo(page, toggle);
  await page.keyboard.press('Enter');
  await expect(region.getByText('export STYTCH_SECRET=')).toBeVisible();
  await expect(toggle).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(region.getByText('export STYTCH_SECRET=')).toBeHidden();
  await expect(toggle).toBeFocused();
});

test('starting over asks first, keeps the focus, and says what it did', async ({ page, baseURL }) => {
  await benchClient(page.request, baseURL).prepare('choose');
  const { held } = await openStep(page, 'choose');
  await expect(held).toHaveCount(1);
  const button = page.getByRole('button', { name: 'Start over' });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  const steps = page.getByRole('navigation', { name: 'Steps of this guide' });
  const question = steps.getByRole('group', { name: 'Start over in both guides?' });
  await test.step('the question has the focus, on the answer that keeps everything', async () => {
    await expect(question).toHaveAccessibleDescription(/You lose .* It cannot be undone/);
    for (const answer of ['Enter', 'Escape']) {
      await expect(question.getByRole('button', { name: 'Keep everything' })).toBeFocused();
      await page.keyboard.press(answer);
      await expect(question).toBeHidden();
      await expect(button).toBeFocused();
      await page.keyboard.press('Enter');
    }
    await expect(held).toHaveCount(1);
  });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(steps.getByRole('status')).toContainText('All is as at the start');
  await expect(held).toHaveCount(0);
  await expect(steps.getByText('(done)')).toHaveCount(0);
  await expect(button).toBeFocused();
  await bench(page)
    .button(/^Prepare/)
    .click();
  await expect(held).toHaveCount(1);
  await expect(steps.getByRole('status')).toBeEmpty();
});
