import { everydayLogin } from '../../src/lib/guides/everyday-login/outline.ts';
import { expect, guide, openStep, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';
import { stytchGuide } from './outline.ts';
import { words } from './words.ts';

test.use({ viewport: { width: 1280, height: 900 } });

const { steps } = stytchGuide;
const withRun = steps.filter(({ actions }) => actions.some(({ manual }) => !manual));

test('the guide is short: at most 150 words a step and 1,200 in all', async ({ page }) => {
  let all = 0;
  for (const { id } of steps) {
    const count = await words(page, guide(id));
    expect.soft(count, id).toBeGreaterThan(20);
    expect.soft(count, id).toBeLessThanOrEqual(150);
    all += count;
  }
  expect(all).toBeLessThanOrEqual(1200);
});

test('each step of everyday login has at most 150 words', async ({ page }) => {
  for (const { id } of everydayLogin.steps) {
    expect.soft(await words(page, `/guides/everyday-login/${id}/`), id).toBeLessThanOrEqual(150);
  }
});

test('a reader reads at most 80 words before the guide’s first button', async ({ page }) => {
  expect(await words(page, guide('see-it-happen'))).toBeLessThanOrEqual(80);
});

test('the first button is in view at 1280 × 900 when the reader has what the step needs', async ({ page, baseURL }) => {
  test.slow();
  const client = benchClient(page.request, baseURL);
  for (const { id, actions } of withRun) {
    await client.prepare(id);
    const { run, held } = await openStep(page, id);
    if (actions[0]?.needs.length) await expect(held, id).not.toHaveCount(0);
    await expect(run, id).toBeInViewport({ ratio: 1 });
  }
});
