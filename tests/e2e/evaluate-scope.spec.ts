import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';

const PATH = '/evaluate/what-it-takes/';

test('days are summed and split, kept in this browser, and exported and opened again as files', async ({ page }) => {
  await page.goto(PATH);
  const sum = page.getByRole('status');
  await expect(sum).toHaveText('0 days');
  await page.getByLabel('Days: Ask for a link').fill('1,5');
  await page.getByLabel('Days: Rollout').fill('2–4');
  await expect(sum).toHaveText('3.5–5.5 days');
  await expect(
    page.getByText(/^1\.5 of them on features in the guides, 2–4 on other work, \d+ of \d+ not estimated$/),
  ).toBeVisible();
  await page.locator('#ask > details > summary').click();
  const decision = page.getByRole('listitem').filter({ hasText: 'How long is a link valid?' });
  await decision.getByLabel('Your decision').fill('Fifteen minutes');
  await decision.getByLabel('Owner').fill('Ada');
  await page.getByRole('checkbox', { name: 'The form in your own design and languages' }).check();

  await page.locator('.risks summary').click();
  const risk = page.getByRole('listitem').filter({ hasText: 'If Stytch is down, no one can log in.' });
  await risk.getByLabel('Likelihood').fill('Twice a year');
  await risk.getByLabel('Owner').fill('Grace');

  await page.reload();
  await expect(sum).toHaveText('3.5–5.5 days');
  await page.locator('#ask > details > summary').click();
  await expect(decision.getByLabel('Your decision')).toHaveValue('Fifteen minutes');

  const take = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    const file = await download.path();
    return { name: download.suggestedFilename(), file, text: readFileSync(file, 'utf8') };
  };
  const checklist = await take('Checklist (Markdown)');
  expect(checklist.name).toBe('what-it-takes.md');
  expect(checklist.text).toContain('## Ask for a link (1.5 days)');
  expect(checklist.text).toContain('- [x] The form in your own design and languages');
  expect(checklist.text).toContain('- [x] How long is a link valid? (owner: Ada)\n  - Decided: Fifteen minutes');
  const sheet = await take('Spreadsheet (CSV)');
  expect(sheet.name).toBe('what-it-takes.csv');
  expect(sheet.text).toContain('Rollout,Feature,');
  expect(sheet.text).toContain(',Twice a year,Grace,');
  expect(sheet.text).toMatch(/=SUM\(G2:G\d+\)/);

  const saved = await take('Save as a file');
  expect(saved.name).toBe('what-it-takes.json');
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(sum).toHaveText('0 days');
  await page.getByLabel('Open a file').setInputFiles(saved.file);
  await expect(sum).toHaveText('3.5–5.5 days');
  await expect(page.getByRole('checkbox', { name: /^The form in your own design/, includeHidden: true })).toBeChecked();
  await page.locator('.risks summary').click();
  await expect(risk.getByLabel('Likelihood')).toHaveValue('Twice a year');
});

test('text that is not a range of days is marked, explained and left out of the sum', async ({ page }) => {
  await page.goto(PATH);
  const [field, other] = [page.getByLabel('Days: Invitations and roles'), page.getByLabel('Days: Rollout')];
  const [sum, wrong] = [page.getByRole('status'), page.getByRole('alert')];
  await other.fill('2');
  for (const text of ['abc', '-3', '999999999999']) {
    await field.fill(text);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(wrong).toHaveText(/days from 0 to 1000, such as 3 or 2–4\. .*don’t count in the sum/);
    await expect(field).toHaveAccessibleDescription(/days from 0 to 1000/);
    await expect(sum).toHaveText('2 days');
  }
  await page.getByRole('button', { name: 'Go to “Days: Invitations and roles”' }).click();
  await expect(field).toBeFocused();
  await field.fill('5–2');
  await expect(wrong).toHaveText(/^Put the smaller number of days first, such as 2–4\./);
  await expect(sum).toHaveText('2 days');
  await field.fill('1000');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await expect(field).toHaveAccessibleDescription('');
  await expect(wrong).toHaveCount(0);
  await expect(sum).toHaveText('1002 days');
});

test('the sheet has at most ten features and the work beside them, and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(PATH);
  expect(await page.getByLabel(/^Days: /).count()).toBeLessThanOrEqual(18);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(5000);
  await expect(page.getByRole('link', { name: 'its pricing page' })).toHaveAttribute(
    'href',
    'https://stytch.com/pricing',
  );
  await expect(page.getByText(/checked on \w+ \d+, \d{4}/)).toBeVisible();
});

test('the comparison names its sources, and each mark links to one', async ({ page }) => {
  await page.goto('/evaluate/compare/');
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(12);
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
