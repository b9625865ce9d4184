import type { Locator } from '@playwright/test';
import { bench, expect, openStep, test } from './fixtures.ts';
import { focusStop } from './focus.ts';
import { benchClient } from './bench-client.ts';

test.use({ forcedColors: 'active' });

/** Returns the computed value of a CSS property, of an element or its ::before. */
const drawn = (target: Locator, property: string, pseudo?: '::before') =>
  target.evaluate((element, [name, part]) => getComputedStyle(element, part).getPropertyValue(name ?? ''), [
    property,
    pseudo,
  ] as const);

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('with forced colors, chosen, done, highlighted and focused parts still look different', async ({
      page,
      baseURL,
    }) => {
      await benchClient(page.request, baseURL).prepare('choose');
      const { run, held, region } = await openStep(page, 'choose');

      await test.step('the chosen tab and language', async () => {
        const tabs = page.locator('.listing .tab');
        expect(await drawn(tabs.first(), 'background-color')).not.toBe(await drawn(tabs.last(), 'background-color'));
        const languages = page.locator('.variants label');
        expect(await drawn(languages.first(), 'background-color')).not.toBe(
          await drawn(languages.last(), 'background-color'),
        );
      });

      await test.step('the lines of a call', async () => {
        const lines = page.locator('.listing .typescript .panel').first().locator('.line');
        const [call, other] = [lines.and(page.locator('.call')).first(), lines.first()];
        expect(await drawn(call, 'border-left-color')).not.toBe(await drawn(other, 'border-left-color'));
      });

      await test.step('the steps: current, done, and to come', async () => {
        const steps = page.getByRole('navigation', { name: 'Steps of this guide' }).getByRole('listitem');
        const here = steps.nth(5);
        expect(await drawn(here, 'background-color', '::before')).not.toBe(
          await drawn(steps.last(), 'background-color', '::before'),
        );
        await expect.poll(() => drawn(steps.nth(1), 'content', '::before')).toContain('✓');
        expect(await drawn(steps.last(), 'content', '::before')).not.toContain('✓');
      });

      await test.step('the marks of tokens, the chosen option, and the button’s border', async () => {
        await expect(held.locator('.cred-mark')).toHaveText('▲');
        const options = region.locator('.choices label');
        expect(await drawn(options.first(), 'outline-style')).not.toBe(await drawn(options.last(), 'outline-style'));
        expect(await drawn(run, 'border-top-width')).not.toBe('0px');
        expect(await drawn(run, 'border-top-color')).not.toBe(await drawn(run, 'background-color'));
      });

      await test.step('the focus', async () => {
        await run.focus();
        await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Tab');
        await expect(run).toBeFocused();
        expect(await focusStop(page)).toMatchObject({ trouble: [] });
        expect(await drawn(run, 'outline-color')).not.toBe(await drawn(bench(page).region, 'background-color'));
      });

      await test.step('the diagram: lines and text on the background', async () => {
        // The step's own messages stand out once they have happened.
        await run.click();
        const now = page.locator('.flow .was.now').first();
        await now.waitFor();
        const ground = await page.evaluate(() => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = 'Canvas';
          return getComputedStyle(probe).color;
        });
        const arrows = page.locator('.flow .arrow');
        for (const line of [arrows.first().locator('path').first(), page.locator('.flow .lane path').first()]) {
          expect(await drawn(line, 'stroke')).not.toBe(ground);
        }
        const words = await page.locator('.flow text').all();
        const inks = await Promise.all(words.map((word) => drawn(word, 'fill')));
        // One color for all text: the system's, which is legible on its background.
        expect(new Set(inks).size).toBe(1);
        expect(inks[0]).not.toBe(ground);
        expect(await drawn(now.locator('path').first(), 'stroke')).not.toBe(
          await drawn(arrows.first().locator('path').first(), 'stroke'),
        );
        // Not by color alone: a line that has happened is solid.
        expect(await drawn(arrows.first().locator('path').first(), 'stroke-dasharray')).toBe('none');
        expect(await drawn(arrows.last().locator('path').first(), 'stroke-dasharray')).not.toBe('none');
      });
    });
  });
}
