import type { Page } from '@playwright/test';
import { expect, live, test } from './fixtures.ts';

/** One page of each layout: article, evaluation, list of guides, questions with many paragraphs. */
const PAGES = ['/production/', '/evaluate/questions/', '/guides/', '/glossary/', '/evaluate/outage/'];

/** Measures where the parts of a page begin, its footer ends, and how many characters its fullest line of prose has. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const left = (selector: string) =>
      Math.round(document.querySelector(selector)?.getBoundingClientRect().left ?? Number.NaN);
    const lines = [...document.querySelectorAll<HTMLElement>('main p')].flatMap((paragraph) => {
      if (paragraph.closest('table, pre, [popover]') || paragraph.querySelector('script')) return [];
      const byTop = new Map<number, number>();
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        // A term's meaning is closed.
        if (node.parentElement?.closest('[popover]')) continue;
        for (let at = 0; at < (node.nodeValue ?? '').length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          // Letters of one line differ by a few pixels.
          const top = Math.round(range.getBoundingClientRect().bottom / 8);
          byTop.set(top, (byTop.get(top) ?? 0) + 1);
        }
      }
      const full = [...byTop.values()].slice(0, -1);
      return full.length > 0 ? [full.reduce((sum, one) => sum + one, 0) / full.length] : [];
    });
    return {
      lefts: [left('.mark'), left('main h1'), left('footer nav div')],
      characters: Math.max(0, ...lines),
      footer: document.querySelector('footer')?.getBoundingClientRect().bottom ?? 0,
    };
  });

for (const width of [820, 1280, 1920]) {
  test(`at ${width} pixels there is one left edge, and prose has at most 75 characters a line`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const path of PAGES) {
      await page.goto(path);
      const { lefts, characters } = await measure(page);
      expect(new Set(lefts).size, `${path}: ${lefts.join(', ')}`).toBe(1);
      expect(characters, path).toBeLessThanOrEqual(76);
    }
  });
}

test('a step has room for 55 characters a line where its columns are narrowest', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto('/guides/stytch-b2b/choose/');
  expect((await measure(page)).characters).toBeGreaterThan(55);
});

test('on a phone, code that goes on at the right fades there until it is scrolled to its end', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/guides/stytch-b2b/discover/');
  const code = page.locator('.block pre:visible');
  const fade = () => code.evaluate((block) => getComputedStyle(block).getPropertyValue('--goes-on'));
  await expect.poll(fade).toBe('28px');
  await code.evaluate((block) => block.scrollTo({ left: block.scrollWidth }));
  await expect.poll(fade).toBe('0px');
});

test('on a narrow phone, the badge is in the row of the site’s name', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/guides/');
  const name = (await page.locator('header .mark').boundingBox()) ?? { y: 0, height: 0 };
  const badge = (await page.locator('header .badge').boundingBox()) ?? { y: Infinity };
  expect(badge.y).toBeLessThan(name.y + name.height);
});

test('on a tablet, home shows the guides before the bench, and a link leads there', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await page.goto('/');
  const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? 0;
  expect(await top('.guides')).toBeLessThan(await top('.try'));
  await page.getByRole('link', { name: 'Send magic link' }).click();
  await expect(page.locator('#bench')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Send magic link' })).toBeInViewport();
});

test('the footer of a short page is at the bottom of the window', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1400 });
  await page.goto('/inbox/');
  expect(Math.round((await measure(page)).footer)).toBe(1400);
});

test('on a phone, the link to the bench appears beside text and never covers code', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 300 });
  await page.goto('/guides/stytch-b2b/choose/');
  const link = page.getByRole('link', { name: 'Try it ↓' });
  await expect(link).toBeVisible();
  await page.locator('.listing').evaluate((listing) => listing.scrollIntoView());
  await expect(link).toBeHidden();
});

test('the whole sidebar can be reached beside the top of a step, also with the question of “Start over”', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 657 });
  await page.goto('/guides/everyday-login/second-factor/');
  await live(page);
  await page.getByRole('button', { name: 'Start over' }).click();
  for (const button of [
    page.getByRole('button', { name: 'Everything' }),
    page.getByRole('link', { name: /^Read its/ }),
  ]) {
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => scrollY)).toBe(0);
  }
});
