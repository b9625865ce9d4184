import type { Page } from '@playwright/test';
import { findings as axeFindings, RULES } from './axe.ts';
import { bench, expect, guide, openStep, test } from './fixtures.ts';

const LOOKS = [
  { theme: 'light', device: 'phone', width: 390 },
  { theme: 'dark', device: 'desk', width: 1280 },
] as const;

const findings = (page: Page) => axeFindings(page, RULES);

for (const { theme, device, width } of LOOKS) {
  test.describe(`${theme}, ${device}`, () => {
    test.use({ colorScheme: theme, viewport: { width, height: 900 } });

    test('a step before and after a run, with an email, a failure and search open, has no barrier', async ({
      page,
    }) => {
      test.slow();
      const { run, said } = await openStep(page, 'see-it-happen');
      // In every-page.spec.ts, the reader has done some steps.
      expect.soft(await findings(page), 'before a run').toEqual([]);
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
