import type { Page } from '@playwright/test';
import { bench, expect, openStep, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';

const QUIET_MS = 4500;

/** Writes down what a live region would say: every text that newly stands in one. */
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

test('after a run the accessibility tree holds the one sentence, said once: not by polling, nor by a reload', async ({
  page,
}) => {
  const { run, said, region } = await openStep(page, 'see-it-happen');
  const spoken = await listen(page);
  await run.click();
  await expect(said).toContainText('Stytch sent');
  await expect(region).toMatchAriaSnapshot(`- status: /Stytch sent a magic link to ada@example\\.com\\./`);
  await page.waitForTimeout(QUIET_MS);
  expect(await spoken()).toEqual([expect.stringContaining('Stytch sent a magic link to ada@example.com.')]);

  await test.step('the same sentence after a second press is said again', async () => {
    await run.click();
    await expect.poll(spoken).toHaveLength(2);
  });

  await page.reload();
  await expect(bench(page).said).toContainText('Stytch sent');
  // News only: what was there before this visit is read where it stands.
  await expect(bench(page).said).toHaveAttribute('aria-live', 'off');
});

test('what takes long is said to be running, and then how it ended', async ({ page }) => {
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

test('a countdown is silent, and warns once when less than a minute is left', async ({ page, baseURL }) => {
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

test('mail that arrives by itself takes neither the focus nor an opened mail away', async ({ page, baseURL }) => {
  const client = benchClient(page.request, baseURL);
  await client.prepare('open-it');
  const { inbox } = await openStep(page, 'open-it');
  const before = await inbox.getByRole('article').count();
  const mail = inbox.getByRole('article').last();
  await mail.getByText('The mail as it was sent').click();
  await expect(mail.locator('iframe')).toBeVisible();
  await mail.getByRole('link', { name: 'Log in' }).focus();
  const spoken = await listen(page);
  await client.run('ask-for-a-link', 'send');
  await expect(inbox.getByRole('article')).toHaveCount(before + 1, { timeout: 10_000 });
  await expect(mail.locator('iframe')).toBeVisible();
  await expect(mail.getByRole('link', { name: 'Log in' })).toBeFocused();
  expect(await spoken()).toEqual([]);
});

test('what is copied is said to be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { run, said, region } = await openStep(page, 'see-it-happen');
  await run.click();
  // The exchange is there a moment before its sentence is said.
  await expect(said).toContainText('Stytch sent');
  const curl = region.getByRole('button', { name: 'Copy as curl' });
  await expect(curl).toBeVisible();
  const spoken = await listen(page);
  await curl.click();
  await expect.poll(spoken).toEqual(['Copied']);
  await page.getByRole('button', { name: 'Copy send-magic-link.ts' }).click();
  await expect.poll(spoken).toEqual(['Copied', 'Copied']);
});
