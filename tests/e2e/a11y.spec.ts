import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { bench, expect, guide, openStep, test } from './fixtures.ts';
import { listedPages } from './pages.ts';

/** WCAG 2.2 AA and everything before it. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const RULES = {
  runOnly: { type: 'tag' as const, values: WCAG },
  // Good practice, by which a screen reader's user finds the way: all content in landmarks, and no two called the same.
  rules: { region: { enabled: true }, 'landmark-unique': { enabled: true } },
};
const THEMES = ['light', 'dark'] as const;
const WIDTHS = { phone: 390, desk: 1280 };

/** What axe finds, one line each: which rule, where, and why. */
async function findings(page: Page): Promise<string[]> {
  // A mail is shown as its sender made it, in a frame that runs no script: axe could not run in it.
  const { violations } = await new AxeBuilder({ page }).options(RULES).exclude('iframe').analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}

for (const theme of THEMES) {
  for (const [device, width] of Object.entries(WIDTHS)) {
    test.describe(`${theme}, ${device}`, () => {
      test.use({ colorScheme: theme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });

      test('every page as it arrives', async ({ page, request }) => {
        // Some forty pages, a few seconds each on a busy machine.
        test.setTimeout(300_000);
        for (const path of [...(await listedPages(request)), '/inbox/', '/nothing-is-here', '/signup', '/dashboard']) {
          await page.goto(path);
          expect.soft(await findings(page), path).toEqual([]);
        }
      });

      test('a step after a run, with mail, a refusal and search open', async ({ page }) => {
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
}
