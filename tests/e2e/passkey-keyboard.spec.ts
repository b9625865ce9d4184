import type { Page } from '@playwright/test';
import { expect, openStep, passkeyGuide, test } from './passkeys.ts';

/** Returns the code blocks: whether each scrolls, whether Tab stops at it, and its name. */
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
  test(`Tab stops at code only if it scrolls, and then it has a name, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    let scrolling = 0;
    for (const step of ['preflight', 'register', 'look-after-them']) {
      await openStep(page, step);
      await expect
        .poll(async () => (await stops(page)).filter(({ scrolls, stop }) => scrolls !== stop), step)
        .toEqual([]);
      const withStop = (await stops(page)).filter(({ stop }) => stop);
      expect(withStop.map(({ name }) => name)).toEqual(withStop.map(() => expect.stringMatching(/^Code of \S+\.\w+$/)));
      scrolling += withStop.length;
    }
    // On a phone some code scrolls, or this test could not fail.
    if (width === 390) expect(scrolling).toBeGreaterThan(0);
  });
}

test('code in a newly opened tab has a stop if it scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto(passkeyGuide('preflight'));
  await page.getByRole('radio', { name: 'preflight.ts' }).check();
  await expect(page.getByRole('group', { name: 'Code of preflight.ts' })).toHaveAttribute('tabindex', '0');
});
