import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';

const PATH = '/evaluate/what-it-takes/';

test('days are summed, kept in this browser, and exported as a checklist and a spreadsheet', async ({ page }) => {
  await page.goto(PATH);
  const sum = page.getByRole('status');
  await expect(sum).toHaveText('0 days');
  await page.getByLabel('Own days: The page that asks for an email address').fill('1,5');
  await page.getByLabel('Own days: End a session').fill('0.5');
  await expect(sum).toHaveText('2 days');
  await page.getByLabel('Own days: End a session').fill('soon');
  await expect(page.getByLabel('Own days: End a session')).toHaveAttribute('aria-invalid', 'true');
  await expect(sum).toHaveText('1.5 days');
  const decision = page.getByRole('listitem').filter({ hasText: 'How long is a link valid?' });
  await decision.getByLabel('Your decision').fill('Fifteen minutes');

  await page.reload();
  await expect(sum).toHaveText('1.5 days');
  await expect(decision.getByLabel('Your decision')).toHaveValue('Fifteen minutes');

  const take = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  };
  const checklist = await take('Checklist (Markdown)');
  expect(checklist.name).toBe('what-it-takes.md');
  expect(checklist.text).toContain('- [ ] The page that asks for an email address (`GET /signup`), 1.5 days');
  expect(checklist.text).toContain('- [x] How long is a link valid?\n  - Decided: Fifteen minutes');
  const sheet = await take('Spreadsheet (CSV)');
  expect(sheet.name).toBe('what-it-takes.csv');
  expect(sheet.text).toContain('Pages you build,The page that asks for an email address,GET /signup,');
  expect(sheet.text.trimEnd().endsWith('1.5')).toBe(true);
});

test('text that is not a number of days is marked, explained and left out of the sum', async ({ page }) => {
  await page.goto(PATH);
  const [field, other] = [page.getByLabel('Own days: End a session'), page.getByLabel('Own days: The page that asks')];
  const [sum, wrong] = [page.getByRole('status'), page.getByRole('alert')];
  await other.first().fill('2');
  for (const text of ['abc', '-3', '999999999999']) {
    await field.fill(text);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(wrong).toHaveText(/a number of days from 0 to 1000, such as 2 or 1\.5\. .*don’t count in the sum/);
    await expect(field).toHaveAccessibleDescription(/a number of days from 0 to 1000/);
    await expect(wrong).toBeInViewport();
    await expect(sum).toHaveText('2 days');
  }
  await field.fill('1000');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await expect(field).toHaveAccessibleDescription('');
  await expect(wrong).toHaveCount(0);
  await expect(sum).toHaveText('1002 days');
});

test('each line says what the provider runs, and prices are linked with a date', async ({ page }) => {
  await page.goto(PATH);
  const lines = page.getByRole('listitem').filter({ has: page.getByLabel(/^Own days/) });
  expect(await lines.count()).toBeGreaterThan(40);
  for (const line of await lines.all()) await expect(line.getByText(/^(What )?Stytch/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'its pricing page' })).toHaveAttribute(
    'href',
    'https://stytch.com/pricing',
  );
  await expect(page.getByText(/checked on \w+ \d+, \d{4}/)).toBeVisible();
});

test('the comparison names its sources, and each mark links to one', async ({ page }) => {
  await page.goto('/evaluate/compare/');
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(12);
  const marks = page.getByRole('link', { name: /^Source \d+$/ });
  const targets = new Set(await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('href'))));
  for (const target of targets) await expect(page.locator(`${target} a`)).toHaveAttribute('href', /^https:/);
  const numbers = (await marks.allInnerTexts()).map(Number);
  // Each is the next number, or an earlier one.
  numbers.forEach((number, at) => expect(number).toBeLessThanOrEqual(Math.max(0, ...numbers.slice(0, at)) + 1));
  await marks.first().click();
  await expect(page.locator(':target')).toBeInViewport();
});

test('the evaluation is one press from the home page', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Evaluate' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evaluate Stytch without writing code');
  for (const [name, heading] of [
    ['What it does', 'What Stytch B2B does, and what you can try here'],
    ['What it takes', 'What it takes'],
    ['Questions', 'Questions'],
    ['Compare', 'Compare'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Evaluate' }).getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the capability table says what is taught and emulated, and its claims lead to dated sources', async ({
    page,
  }) => {
    await page.goto('/evaluate/capabilities/');
    const row = (name: RegExp) => page.getByRole('row', { name });
    await expect(row(/^Magic links by email/).getByRole('link', { name: 'Send the link from your app' })).toBeVisible();
    await expect(row(/^Passkeys/)).toContainText('No');
    for (const one of await page
      .getByRole('row')
      .filter({ has: page.locator('td') })
      .all())
      await expect(one.getByRole('link', { name: /^Source \d+$/ }).first()).toBeVisible();
    await expect(page.getByText(/checked on \w+ \d+, \d{4}/).first()).toBeVisible();
  });

  test('a buyer’s question has an answer with sources, or the question to ask', async ({ page }) => {
    await page.goto('/evaluate/questions/#owner');
    const owner = page.locator(':target');
    await expect(owner).toContainText('Twilio');
    await expect(owner.getByRole('link', { name: /^Source \d+$/ }).first()).toBeVisible();
    await expect(owner).toContainText('Ask them:');
  });
});
