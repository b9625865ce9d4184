import { passwordless } from '../../src/lib/guides/passwordless/outline.ts';
import { addDevice, CEREMONY_MS, expect, openStep, passkeyGuide, test } from './passkeys.ts';
import { words } from './words.ts';

test.use({ viewport: { width: 1280, height: 900 } });

const { steps } = passwordless;

test('the passkey guide is short: at most 150 words a step, 1,200 in all, and 80 before the first button', async ({
  page,
}) => {
  let all = 0;
  for (const { id } of steps) {
    const count = await words(page, passkeyGuide(id));
    expect.soft(count, id).toBeGreaterThan(20);
    expect.soft(count, id).toBeLessThanOrEqual(id === steps[0]?.id ? 80 : 150);
    all += count;
  }
  expect(all).toBeLessThanOrEqual(1200);
});

test('the first button is in view at 1280 × 900 when the reader has what the step needs', async ({ page, context }) => {
  test.slow();
  await addDevice(page);
  let prepared = 0;
  for (const { id } of steps) {
    // A new reader, who has nothing.
    await context.clearCookies();
    const { run, said, button } = await openStep(page, id);
    const prepare = button('Prepare and run');
    if (await prepare.isHidden()) {
      await expect(run, id).toBeInViewport({ ratio: 1 });
      continue;
    }
    await prepare.click();
    await expect(said, id).not.toHaveText(/^(Running…)?$/, { timeout: CEREMONY_MS });
    await openStep(page, id);
    await expect(run, id).toBeInViewport({ ratio: 1 });
    prepared += 1;
  }
  // Otherwise the part above that prepares a step has tested nothing.
  expect(prepared).toBeGreaterThan(0);
});
