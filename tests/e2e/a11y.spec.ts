import type { Page } from '@playwright/test';
import { findings as axeFindings, WCAG } from './axe.ts';
import { bench, expect, guide, openStep, test } from './fixtures.ts';
import { listedPages } from './pages.ts';

const RULES = {
  runOnly: WCAG,
  // Good practice for screen readers: all content in landmarks, and no two landmarks with the same name.
  rules: { region: { enabled: true }, 'landmark-unique': { enabled: true } },
};
/** Colors don't depend on the width, and pages share their parts, so half of the pages are checked in each look. */
const LOOKS = [
  { theme: 'light', device: 'phone', width: 390, half: 0 },
  { theme: 'dark', device: 'desk', width: 1280, half: 1 },
] as const;

const findings = (page: Page) => axeFindings(page, RULES);

/** Returns the elements that Tab stops at without a control or a name. */
const namelessStops = (page: Page): Promise<string[]> =>
  page
    .locator('[tabindex="0"]:not(a, button, input, [aria-label], [aria-labelledby])')
    .evaluateAll((all) => all.map((element) => element.outerHTML.slice(0, 120)));

for (const { theme, device, width, half } of LOOKS) {
  test.describe(`${theme}, ${device}`, () => {
    test.use({ colorScheme: theme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });

    test(`half of the pages, as they arrive, have no barrier (${half + 1} of 2)`, async ({ page, request }) => {
      // About thirty pages, a few seconds each on a busy machine.
      test.setTimeout(300_000);
      const paths = [...(await listedPages(request)), '/inbox/', '/nothing-is-here', '/signup', '/dashboard'];
      for (const path of paths.filter((_, index) => index % 2 === half)) {
        await page.goto(path);
        expect.soft(await findings(page), path).toEqual([]);
        expect.soft(await namelessStops(page), path).toEqual([]);
      }
    });

    test('a step after a run, with an email, a failure and search open, has no barrier', async ({ page }) => {
      test.slow();
      const { run, said } = await openStep(page, 'see-it-happen');
      await run.click();
      await expect(said).toContainText('Stytch sent');
      expect.soft(await findings(page), 'after a run').toEqual([]);

      await page.goto(guide('ask-for-a-link'));
      await bench(page)
        .button(/isn’t a member/)
        .click();
      await expect(bench(page).said).toContainText('Stytch found no organization');
      expect.soft(await findings(page), 'after a refusal').toEqual([]);

      await page.goto('/inbox/');
      expect.soft(await findings(page), 'inbox with mail').toEqual([]);

      await page.getByRole('button', { name: 'Search' }).click();
      await page.keyboard.type('session');
      await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
      expect.soft(await findings(page), 'search').toEqual([]);
    });
  });
}
