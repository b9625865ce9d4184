import type { Page } from '@playwright/test';
import { live } from './fixtures.ts';
import { tabTo } from './focus.ts';
import { listedPages } from './pages.ts';
import { addDevice, CEREMONY_MS, expect, openStep, passkeyGuide, test } from './passkeys.ts';

/** What Tab would stop at without anything to press there. */
const stops = (page: Page) =>
  page.locator('pre').evaluateAll((all) =>
    all
      .filter((pre) => pre.checkVisibility())
      .map((pre) => ({
        scrolls: pre.scrollWidth > pre.clientWidth,
        stop: pre.tabIndex === 0,
        name: pre.getAttribute('aria-label') ?? '',
      })),
  );

for (const width of [390, 1280]) {
  test(`code is a stop for Tab only where it scrolls, and then it has a name, ${width} pixels wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    let scrolling = 0;
    for (const step of ['preflight', 'register', 'look-after-them']) {
      await openStep(page, step);
      await expect
        .poll(async () => (await stops(page)).filter(({ scrolls, stop }) => scrolls !== stop), step)
        .toEqual([]);
      const found = (await stops(page)).filter(({ stop }) => stop);
      expect(found.map(({ name }) => name)).toEqual(found.map(() => expect.stringMatching(/^Code of \S+\.\w+$/)));
      scrolling += found.length;
    }
    // On a phone something scrolls, or this test could not fail.
    if (width === 390) expect(scrolling).toBeGreaterThan(0);
  });
}

test('a tab that is opened has its stop when it scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto(passkeyGuide('preflight'));
  await page.getByRole('radio', { name: 'preflight.ts' }).check();
  await expect(page.getByRole('group', { name: 'Code of preflight.ts' })).toHaveAttribute('tabindex', '0');
});

test('every place that can be scrolled into has a name, on every page', async ({ page, request }) => {
  for (const path of await listedPages(request)) {
    await page.goto(path);
    const nameless = await page
      .locator('[tabindex="0"]:not(a, button, input, [aria-label], [aria-labelledby])')
      .evaluateAll((all) => all.map((element) => element.outerHTML.slice(0, 120)));
    expect.soft(nameless, path).toEqual([]);
  }
});

for (const width of [390, 1280]) {
  for (const whose of ['a device of their own', 'the simulated authenticator'] as const) {
    test(`the whole guide by keyboard alone with ${whose}, ${width} pixels wide`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width, height: 900 });
      if (whose === 'a device of their own') await addDevice(page);
      const { region, button, said } = await openStep(page, 'see-it-happen');
      const press = async (name: RegExp | string, sentence: RegExp | string) => {
        await tabTo(page, button(name).first());
        // Two presses may come to the same sentence: the first one's must not pass for the second's.
        const answered = page.waitForResponse(/\/api\/lab\/(run|ceremony\/finish)$/, { timeout: CEREMONY_MS });
        await page.keyboard.press('Enter');
        await answered;
        await expect(said).toContainText(sentence, { timeout: CEREMONY_MS });
        await expect(button(name).first()).toBeFocused();
        await expect(button(name).first()).toHaveAttribute('aria-disabled', 'false');
      };
      const next = async (heading: string) => {
        await tabTo(page, region.getByRole('link', { name: /^Next/ }));
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        await live(page);
      };

      if (whose === 'the simulated authenticator') {
        await tabTo(page, region.getByRole('switch', { name: /Simulated/ }));
        await page.keyboard.press('Space');
        await page.reload();
        await live(page);
        await expect(region.getByRole('switch', { name: /Simulated/ })).toBeChecked();
      }
      await press('Create passkey', 'You created a passkey.');
      await next('Check your settings');
      await press('Check settings', 'All four are set');
      await next('Create a register token');
      await press('Create register token', 'can create one passkey');
      await next('Register a passkey');
      await press('Register passkey', 'You created a passkey.');
      await next('Sign in with a passkey');
      await press('Sign in by alias', 'The passkey signed');
      await press('Sign in without typing', 'The passkey signed');
      const counter = region.getByRole('radio', { name: 'counts', exact: true });
      await tabTo(page, counter);
      await page.keyboard.press('ArrowDown');
      await press(/same response twice/, 'The same response was accepted twice.');
      await next('Verify the sign-in');
      await press('Verify sign-in', ' signed in');
      await next('Manage passkeys');
      await press('List passkeys', 'has one passkey');
      await press('Delete passkey', 'deleted this passkey');
      // A virtual device that holds two passkeys answers with whichever it likes.
      await press(/deleted passkey/, /The server doesn’t know|used another/);
    });
  }
}
