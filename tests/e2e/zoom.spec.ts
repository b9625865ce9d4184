import type { Page } from '@playwright/test';
import { bench, expect, openStep, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';
import { guides } from '../../src/lib/guides/index.ts';
import { listedPages } from './pages.ts';

/** 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const OTHERS = ['/inbox/', '/nothing-is-here', '/signup', '/dashboard'];
const LONG = `${'W'.repeat(64)} ${'m'.repeat(63)}`;

/** Returns what is lost in a narrow window: sideways scrolling, and text cut off with no way to reach it. */
async function losses(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const root = document.documentElement;
    const lost = root.scrollWidth > root.clientWidth ? [`scrolls sideways to ${root.scrollWidth}`] : [];
    for (const element of document.querySelectorAll<HTMLElement>('body *:not(.visually-hidden, .skip, svg *)')) {
      const { overflowX, display, visibility } = getComputedStyle(element);
      if (display === 'none' || visibility === 'hidden' || element.closest('.visually-hidden')) continue;
      // One pixel wide: text for screen readers.
      if (element.clientWidth <= 1) continue;
      // An input scrolls by itself.
      const cut = overflowX === 'hidden' || overflowX === 'clip';
      if (cut && element.scrollWidth > element.clientWidth + 1 && !element.matches('input')) {
        lost.push(`${element.tagName}.${element.className} cuts ${element.scrollWidth - element.clientWidth}px`);
      }
    }
    return lost;
  });
}

/**
 * Returns the controls smaller than 24 by 24 pixels for which WCAG 2.5.8 has no exception. A link within a sentence may
 * be as high as its line, and any control may be small if a circle of 24 pixels around it meets no other control.
 */
async function smallControls(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary')].flatMap(
      (control) => {
        const radio = control instanceof HTMLInputElement && control.type === 'radio';
        const target = (radio ? control.labels?.[0] : undefined) ?? control;
        const hidden =
          !target.checkVisibility({ visibilityProperty: true }) || target.closest('.skip, .visually-hidden');
        return hidden ? [] : [{ control, target, box: target.getBoundingClientRect() }];
      },
    );
    const inSentence = (target: HTMLElement) =>
      getComputedStyle(target).display === 'inline' &&
      target.parentElement?.textContent.trim() !== target.textContent.trim();
    const tight = ({ box }: (typeof targets)[number], index: number) => {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      return targets.some((other, at) => {
        const nearestX = Math.max(other.box.left, Math.min(x, other.box.right));
        const nearestY = Math.max(other.box.top, Math.min(y, other.box.bottom));
        return at !== index && Math.hypot(nearestX - x, nearestY - y) < 12;
      });
    };
    return targets.flatMap((one, index) => {
      const { control, target, box } = one;
      if ((box.width >= 24 && box.height >= 24) || inSentence(target) || !tight(one, index)) return [];
      const name = control.getAttribute('aria-label') ?? control.textContent.trim();
      return `${control.tagName} “${name.slice(0, 30)}” ${Math.round(box.width)}×${box.height.toFixed(1)}`;
    });
  });
}

test.describe('at 400 %', () => {
  test.use({ viewport: ZOOMED });

  test('the guide fits after its runs, with the longest names, a failure, an email and a JWT', async ({
    page,
    baseURL,
  }) => {
    test.slow();
    const client = benchClient(page.request, baseURL);
    const check = async (what: string) => expect.soft(await losses(page), what).toEqual([]);
    await client.run('set-up', 'create', { name: LONG });
    const setUp = await openStep(page, 'set-up');
    await setUp.button(/your environment variables/).click();
    await expect(setUp.region.getByText('export STYTCH_SECRET=')).toBeVisible();
    await check('set-up');

    await client.prepare('choose');
    await openStep(page, 'choose');
    await expect(bench(page).region.getByRole('radio')).not.toHaveCount(0);
    await check('choose');
    await bench(page).run.click();
    await expect(bench(page).said).toContainText('logged in');
    await check('choose, chosen');

    const session = await openStep(page, 'logged-in-and-out');
    await session.button('Check session').click();
    await session.button(/Decode/).click();
    await session.button('Explain the fields').first().click();
    await expect(session.region.getByRole('region', { name: 'JWT claims' })).toContainText('iss');
    await check('logged-in-and-out');

    const asked = await openStep(page, 'ask-for-a-link');
    await asked.button(/isn’t a member/).click();
    await expect(asked.said).toContainText('Stytch found no organization');
    await asked.inbox.getByText('Show the whole email').first().click();
    await check('ask-for-a-link');
    await page.goto('/inbox/');
    await check('inbox');
  });
});

/** Waits for all live parts of the page. */
const hydrated = (page: Page) => expect(page.locator('astro-island[ssr]')).toHaveCount(0);

/** Sizes of the window that every page is checked in. */
const SIZES: { width: number; height: number; controls?: boolean }[] = [
  { ...ZOOMED, controls: true },
  { width: 390, height: 900 },
  { width: 768, height: 900 },
  { width: 1024, height: 900 },
  { width: 1280, height: 900, controls: true },
  { width: 1920, height: 900 },
];

for (const part of [0, 1]) {
  test(`every page fits at every width, and every control is at least 24 by 24 pixels (${part + 1} of 2)`, async ({
    page,
    request,
    baseURL,
  }) => {
    test.setTimeout(300_000);
    const client = benchClient(page.request, baseURL);
    await client.prepare('make-it-yours');
    await client.run('logged-in-and-out', 'authenticate');
    const paths = [...(await listedPages(request)), ...OTHERS].filter((_, index) => index % 2 === part);
    for (const path of paths) {
      await page.goto(path);
      await hydrated(page);
      for (const { controls, ...size } of SIZES) {
        await page.setViewportSize(size);
        const place = `${path} at ${size.width} × ${size.height}`;
        expect.soft(await losses(page), place).toEqual([]);
        if (controls) expect.soft(await smallControls(page), place).toEqual([]);
      }
    }
  });
}

for (const width of [320, 390, 768, 1280]) {
  test(`the text of the diagram is ten pixels high and stays within its arrows, ${width} pixels wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const { id, steps } of guides) {
      const path = `/guides/${id}/${steps[0]?.id}/`;
      await page.goto(path);
      const sizes = await page.locator('.flow svg').evaluate((drawing: SVGSVGElement) => {
        const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
        // A word is widest in bold, as it is on the page of its step.
        drawing.querySelectorAll('.arrow').forEach((arrow) => arrow.classList.add('now'));
        return [...drawing.querySelectorAll('text')].map((text) => {
          const box = text.getBoundingClientRect();
          const edge = (text.parentElement?.querySelector('.arrow > path') ?? drawing).getBoundingClientRect();
          const cut = box.left < edge.left - 1 || box.right > edge.right + 1;
          return { text: text.textContent.trim(), size: parseFloat(getComputedStyle(text).fontSize) * scale, cut };
        });
      });
      expect
        .soft(
          sizes.filter(({ size, cut }) => size < 10 || cut),
          path,
        )
        .toEqual([]);
    }
  });
}

test('nothing moves for a reader who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { run, said } = await openStep(page, 'see-it-happen');
  await run.click();
  await expect(said).toContainText('Stytch sent');
  const longest = await page.evaluate(() =>
    Math.max(
      0,
      ...[...document.querySelectorAll('*')].flatMap((element) => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
        const times = [...(animationName === 'none' ? [] : [animationDuration]), transitionDuration];
        return times.flatMap((time) => time.split(',').map(parseFloat));
      }),
    ),
  );
  expect(longest).toBeLessThan(0.02);
});
