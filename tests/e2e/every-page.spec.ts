import type { Page } from '@playwright/test';
import { findings, RULES } from './axe.ts';
import { benchClient } from './bench-client.ts';
import { losses, smallControls } from './fits.ts';
import { expect, test } from './fixtures.ts';
import { listedPages } from './pages.ts';

// What every page must be, measured on one visit to each: to load fifty pages took as long as to measure them.

/** Pages that the sitemap doesn't list. */
const OTHERS = ['/inbox/', '/nothing-is-here', '/signup', '/dashboard'];
/** Colors don't depend on the width, and pages share their parts, so half of the pages are checked in each look. */
const LOOKS = [
  { theme: 'light', device: 'phone', width: 390 },
  { theme: 'dark', device: 'desk', width: 1280 },
] as const;
/** Tests per look, so that the workers finish at about the same time. */
const PARTS = 2;
/** Sizes of the window that every page must fit. The first is 1280 × 1024 at 400 %. */
const SIZES: { width: number; height: number; controls?: boolean }[] = [
  { width: 320, height: 256, controls: true },
  { width: 390, height: 900 },
  { width: 768, height: 900 },
  { width: 1024, height: 900 },
  { width: 1280, height: 900, controls: true },
  { width: 1920, height: 900 },
];
/** The words of all files on a page have the same few colors, and there are up to 9,000 of them. */
const REPEATED = ['section.file ~ section.file pre'];

/** Waits for all live parts of the page. */
const hydrated = (page: Page) => expect(page.locator('astro-island[ssr]')).toHaveCount(0);

/** Returns the elements that Tab stops at without a control or a name. */
const namelessStops = (page: Page): Promise<string[]> =>
  page
    .locator('[tabindex="0"]:not(a, button, input, [aria-label], [aria-labelledby])')
    .evaluateAll((all) => all.map((element) => element.outerHTML.slice(0, 120)));

/** Opens what is folded, because a page must fit with it, too. */
const openFolds = (page: Page) =>
  page.locator('details').evaluateAll((all) => all.forEach((fold) => fold.setAttribute('open', '')));

for (const [index, { theme, device, width }] of [...LOOKS, ...LOOKS].entries()) {
  test.describe(`${theme}, ${device}`, () => {
    test.use({ colorScheme: theme, viewport: { width, height: 900 } });

    test(`every page has no barrier, fits at every width, and its controls are big enough (${index + 1} of ${LOOKS.length * PARTS})`, async ({
      page,
      request,
      baseURL,
    }) => {
      // About thirteen pages, some seconds each on a busy machine.
      test.setTimeout(300_000);
      const client = benchClient(page.request, baseURL);
      await client.prepare('make-it-yours');
      await client.run('logged-in-and-out', 'authenticate');
      const paths = [...(await listedPages(request)), ...OTHERS];
      for (const path of paths.filter((_, at) => at % (LOOKS.length * PARTS) === index)) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        await hydrated(page);
        expect.soft(await findings(page, RULES, REPEATED), path).toEqual([]);
        expect.soft(await namelessStops(page), path).toEqual([]);
        await openFolds(page);
        for (const { controls, ...size } of SIZES) {
          await page.setViewportSize(size);
          const place = `${path} at ${size.width} × ${size.height}`;
          expect.soft(await losses(page), place).toEqual([]);
          if (controls) expect.soft(await smallControls(page), place).toEqual([]);
        }
      }
    });
  });
}
