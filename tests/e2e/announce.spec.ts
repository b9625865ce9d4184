import type { Page } from '@playwright/test';
import { bench, expect, openStep, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';

const QUIET_MS = 4500;

/** Records what live regions announce: every text that appears in one. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const spoken: string[] = [];
    const last = new Map<Element, string>();
    const note = () => {
      for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live=polite]')) {
        const text = region.getAttribute('aria-live') === 'off' ? '' : region.textContent.trim().replace(/\s+/g, ' ');
        if (text && text !== last.get(region)) spoken.push(text);
        last.set(region, text);
      }
    };
    note();
    spoken.length = 0;
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { spoken });
  });
  return () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
}

test('a run announces its sentence once, and neither polling nor a reload repeats it', async ({ page }) => {
  const { run, said, region } = await openStep(page, 'see-it-happen');
  const spoken = await listen(page);
  await run.click();
  await expect(said).toContainText('Stytch sent');
  await expect(region).toMatchAriaSnapshot(`- status: /Stytch sent a magic link to ada@example\\.com\\./`);
  await page.waitForTimeout(QUIET_MS);
  expect(await spoken()).toEqual([expect.stringContaining('Stytch sent a magic link to ada@example.com.')]);

  await test.step('a second press announces the same sentence again', async () => {
    await run.click();
    await expect.poll(spoken).toHaveLength(2);
  });

  await page.reload();
  await expect(bench(page).said).toContainText('Stytch sent');
  // Only news is announced. Older text is read in its place.
  await expect(bench(page).said).toHaveAttribute('aria-live', 'off');
});

test('a slow run is announced as running, then with its result', async ({ page }) => {
  await page.route('**/api/bench/run', async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  const { run, said } = await openStep(page, 'see-it-happen');
  const spoken = await listen(page);
  await run.click();
  await expect(said).toContainText('Stytch sent');
  expect(await spoken()).toEqual(['Running…', expect.stringContaining('Stytch sent')]);
});

test('a countdown is silent and warns once, a minute before its end', async ({ page, baseURL }) => {
  await benchClient(page.request, baseURL).prepare('choose');
  await page.clock.install();
  const { held } = await openStep(page, 'choose');
  await expect(held.getByText(/left$/)).toBeVisible();
  const spoken = await listen(page);
  await page.clock.runFor(5000);
  expect(await spoken()).toEqual([]);
  await page.clock.fastForward('09:00');
  await page.clock.runFor(3000);
  const warning = 'Less than a minute left for the intermediate session token.';
  await expect.poll(spoken).toEqual([warning]);
  await page.clock.runFor(20_000);
  expect(await spoken()).toEqual([warning]);
  await page.clock.fastForward('01:00');
  await page.clock.runFor(2000);
  await expect(held).toHaveCount(0);
  await expect(page.locator('[role=status] time, [aria-live] time')).toHaveCount(0);
});

test('an email that arrives leaves the focus and an open email alone', async ({ page, baseURL }) => {
  const client = benchClient(page.request, baseURL);
  await client.prepare('open-it');
  const { inbox } = await openStep(page, 'open-it');
  const before = await inbox.getByRole('article').count();
  const mail = inbox.getByRole('article').last();
  await mail.getByText('Show the whole email').click();
  await expect(mail.locator('iframe')).toBeVisible();
  await mail.getByRole('link', { name: 'Log in' }).focus();
  const spoken = await listen(page);
  await client.run('ask-for-a-link', 'send');
  await expect(inbox.getByRole('article')).toHaveCount(before + 1, { timeout: 10_000 });
  await expect(mail.locator('iframe')).toBeVisible();
  await expect(mail.getByRole('link', { name: 'Log in' })).toBeFocused();
  expect(await spoken()).toEqual([]);
});

test('copying is announced', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { run, said, region } = await openStep(page, 'see-it-happen');
  await run.click();
  // The exchange appears a moment before its sentence.
  await expect(said).toContainText('Stytch sent');
  const curl = region.getByRole('button', { name: 'Copy as curl' });
  await expect(curl).toBeVisible();
  const spoken = await listen(page);
  await curl.click();
  await expect.poll(spoken).toEqual(['Copied']);
  await page.getByRole('button', { name: 'Copy first.ts' }).click();
  await expect.poll(spoken).toEqual(['Copied', 'Copied']);
});
