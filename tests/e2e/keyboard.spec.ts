import { bench, expect, openStep, test } from './fixtures.ts';
import { tabThrough, tabTo } from './focus.ts';
import { benchClient } from './bench-client.ts';

const OTHERS = ['/inbox/', '/nothing-is-here', '/signup', '/dashboard'];
const SOME = ['/', '/sandbox/', '/guides/stytch-b2b/set-up/', '/guides/stytch-b2b/logged-in-and-out/'];
/** The longest page of everyday login: five buttons, a QR code, an authenticator. */
const FACTORS = '/guides/everyday-login/second-factor/';

for (const width of [320, 1280]) {
  test(`nothing traps Tab, and each stop is visible, ${width} pixels wide`, async ({ page, baseURL }) => {
    test.slow();
    await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
    const client = benchClient(page.request, baseURL);
    await client.prepare('make-it-yours');
    await client.run('logged-in-and-out', 'authenticate');
    await client.prepare('second-factor', 'authenticate', 'everyday-login');
    for (const path of [...SOME, FACTORS, ...OTHERS]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const stops = await tabThrough(page);
      const bad = stops.filter(({ trouble }) => trouble.length > 0);
      expect.soft(bad, path).toEqual([]);
      expect.soft(stops.length, path).toBeGreaterThan(0);
    }
  });
}

test('the arrow keys choose files and languages', async ({ page }) => {
  await openStep(page, 'set-up');
  const listing = page.getByRole('article', { name: 'Code' });
  const file = (name: string) => listing.getByRole('radio', { name, exact: true });
  await tabTo(page, file('create-organization.ts'));
  await page.keyboard.press('ArrowLeft');
  await expect(file('client.ts')).toBeFocused();
  await expect(listing.getByText('return new B2BClient')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(file('first.ts')).toBeChecked();
  await tabTo(page, file('TypeScript'), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expect(file('Python')).toBeChecked();
  await expect(listing.getByText('created = stytch.organizations.create(')).toBeVisible();
});

test('a term opens and closes by keyboard, returns the focus, and covers nothing', async ({ page }) => {
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

test('one button shows and hides the secret, and keeps the focus', async ({ page }) => {
  const { button, region } = await openStep(page, 'set-up');
  const toggle = button(/your environment variables/);
  await tabTo(page, toggle);
  await page.keyboard.press('Enter');
  await expect(region.getByText('export STYTCH_SECRET=')).toBeVisible();
  await expect(toggle).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(region.getByText('export STYTCH_SECRET=')).toBeHidden();
  await expect(toggle).toBeFocused();
});

test('starting over asks first, keeps the focus, and confirms', async ({ page, baseURL }) => {
  await benchClient(page.request, baseURL).prepare('choose');
  const { held } = await openStep(page, 'choose');
  await expect(held).toHaveCount(1);
  const button = page.getByRole('button', { name: 'Start over' });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  const steps = page.getByRole('navigation', { name: 'Steps of this guide' });
  const question = steps.getByRole('group', { name: 'Start over with what?' });
  await test.step('the question has the focus, on the button that keeps everything', async () => {
    await expect(question).toHaveAccessibleDescription(/This deletes .* you can’t undo it/);
    for (const answer of ['Enter', 'Escape']) {
      await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
      await page.keyboard.press(answer);
      await expect(question).toBeHidden();
      await expect(button).toBeFocused();
      await page.keyboard.press('Enter');
    }
    await expect(held).toHaveCount(1);
  });
  await tabTo(page, question.getByRole('button', { name: 'Everything' }));
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(steps.getByRole('status')).toContainText('Done. You’ve started over');
  await expect(held).toHaveCount(0);
  await expect(steps.getByText('(done)')).toHaveCount(0);
  await expect(button).toBeFocused();
  await bench(page)
    .button(/^Prepare and run/)
    .click();
  // The user is logged in: a session token and a session JWT.
  await expect(held).toHaveCount(2);
  await expect(steps.getByRole('status')).toBeEmpty();
});
