import { live } from './fixtures.ts';
import { tabTo } from './focus.ts';
import { CEREMONY_MS, expect, openStep, test } from './passkeys.ts';

test('a wrong key is a developer’s error, which no user is shown', async ({ page }) => {
  const { button, said, region } = await openStep(page, 'preflight');
  await button(/wrong key/).click();
  await expect(said).toContainText('Passwordless.dev rejected this key.');
  await expect(region.getByRole('link', { name: 'Why, and what to do' })).toBeVisible();
  await expect(region.getByRole('figure')).toHaveCount(0);
});

test('without a device the simulated authenticator, switched on by keyboard, creates a passkey and signs in', async ({
  page,
}) => {
  const { region, run, said, button } = await openStep(page, 'see-it-happen');
  const simulated = region.getByRole('switch', { name: /Simulated authenticator/ });
  await tabTo(page, simulated);
  await page.keyboard.press('Space');
  await page.reload();
  await live(page);
  await expect(simulated).toBeChecked();
  await run.click();
  await expect(said).toContainText('You created a passkey.', { timeout: CEREMONY_MS });
  await openStep(page, 'sign-in');
  await button('Prepare and run').click();
  await expect(said).toContainText('The passkey signed', { timeout: CEREMONY_MS });
});

test('two tabs that create a passkey at the same time with the simulated authenticator keep both', async ({
  context,
}) => {
  // A slow device, so that both tabs use it at the same time.
  await context.addInitScript(() => {
    const { subtle } = crypto;
    if (!subtle) return; // about:blank
    const generate = subtle.generateKey.bind(subtle) as (...args: unknown[]) => Promise<never>;
    subtle.generateKey = async (...args: unknown[]) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return generate(...args);
    };
  });
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  // Creates the reader, who is the same in both tabs.
  const first = await openStep(tabs[0], 'preflight');
  await first.run.click();
  await expect(first.said).toContainText('All four are set');

  const benches = await Promise.all(tabs.map((tab) => openStep(tab, 'see-it-happen')));
  for (const { region } of benches) await region.getByRole('switch', { name: /Simulated authenticator/ }).check();
  // Not Playwright's own click, which waits in the tab behind until the other one is done.
  await Promise.all(benches.map(({ run }) => run.evaluate((button: HTMLElement) => button.click())));
  for (const { said } of benches) await expect(said).toContainText('You created a passkey.', { timeout: CEREMONY_MS });
  const kept = await tabs[0].evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('first-login-simulated-passkeys');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('passkeys').objectStore('passkeys').get('all');
          reading.onsuccess = () => resolve((reading.result as unknown[]).length);
        };
      }),
  );
  expect(kept).toBe(2);
});
