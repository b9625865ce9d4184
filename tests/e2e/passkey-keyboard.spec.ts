import type { Page } from '@playwright/test';
import { listedPages } from './pages.ts';
import { expect, openStep, passkeyGuide, test } from './passkeys.ts';

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
