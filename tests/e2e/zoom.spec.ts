import { guides } from '../../src/lib/guides/index.ts';
import { benchClient } from './bench-client.ts';
import { losses } from './fits.ts';
import { bench, expect, openStep, test } from './fixtures.ts';

/** 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const LONG = `${'W'.repeat(64)} ${'m'.repeat(63)}`;

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
