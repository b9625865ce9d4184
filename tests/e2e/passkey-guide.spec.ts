import { bench, live } from './fixtures.ts';
import { addDevice, CEREMONY_MS, expect, openStep, test } from './passkeys.ts';

test('a reader goes through the seven steps with a device of their own', async ({ page }) => {
  test.setTimeout(120_000);
  const device = await addDevice(page);
  const said = () => expect(bench(page).said);
  const go = async (step: string) => {
    await page.goto(`/guides/passwordless/${step}/`);
    await live(page);
  };

  await test.step('1: a passkey is made', async () => {
    await go('see-it-happen');
    await bench(page).run.click();
    await said().toContainText('You created a passkey.', { timeout: CEREMONY_MS });
    for (const path of ['register/token', 'register/begin', 'register/complete'])
      await expect(bench(page).exchange(`POST /passwordless/${path}`)).toContainText('200');
    await expect(bench(page).held).toContainText('verify token');
    expect(await device.passkeys()).toHaveLength(1);
  });

  await test.step('2: the four variables', async () => {
    await go('preflight');
    await bench(page).run.click();
    await said().toContainText('All four are set');
    await bench(page)
      .button(/one missing/)
      .click();
    await said().toContainText('Your app doesn’t start.');
    await said().toContainText('API_SECRET is not set');
    await bench(page)
      .button(/wrong key/)
      .click();
    await said().toContainText('Passwordless.dev does not accept this key.');
  });

  await test.step('3: a register token', async () => {
    await go('create-a-token');
    await bench(page).run.click();
    await said().toContainText('ada@example.com can create one passkey');
    await expect(bench(page).held.filter({ hasText: 'register token' })).toHaveCount(1);
  });

  await test.step('4: register', async () => {
    await go('register');
    await bench(page).run.click();
    await said().toContainText('You created a passkey.', { timeout: CEREMONY_MS });
    expect(await device.passkeys()).toHaveLength(2);
  });

  await test.step('5: sign in, three ways', async () => {
    await go('sign-in');
    for (const way of [/by alias/, /without typing/, /by autofill/]) {
      await bench(page).button(way).click();
      await said().toContainText('The passkey signed', { timeout: CEREMONY_MS });
      await expect(bench(page).exchange('POST /passwordless/signin/complete')).toContainText('200');
    }
  });

  await test.step('6: verify in time, and too late', async () => {
    await go('verify');
    await bench(page).run.click();
    await said().toContainText(' signed in');
    await expect(bench(page).region).toContainText('is signed in');
    const late = bench(page).button(/two minutes later/);
    await late.click();
    await said().toContainText('This step needs a verify token.');
    await bench(page).button('Prepare it').click();
    await said().toContainText('Prepared', { timeout: CEREMONY_MS });
    await late.click();
    await said().toContainText('That took too long.');
    await expect(bench(page).exchange('POST /passwordless/signin/verify')).toContainText('403');
  });

  await test.step('7: list and delete; the device goes on offering it', async () => {
    await go('look-after-them');
    await bench(page).button('List passkeys').click();
    await said().toContainText('ada@example.com has one passkey.');
    await bench(page).button('Delete passkey').click();
    await said().toContainText('Passwordless.dev deleted this passkey.');
    expect(await device.passkeys()).toHaveLength(2);
  });

  await test.step('every step is marked as done', async () => {
    await expect(page.getByRole('listitem').filter({ hasText: '(done)' })).toHaveCount(7);
  });
});

test('a wrong key is the developer’s to mend: no person using the app is shown it', async ({ page }) => {
  const { button, said, region } = await openStep(page, 'preflight');
  await button(/wrong key/).click();
  await expect(said).toContainText('Passwordless.dev does not accept this key.');
  await expect(region.getByRole('link', { name: 'What to do about it' })).toBeVisible();
  await expect(region.getByRole('figure')).toHaveCount(0);
});

test('the simulated authenticator makes a passkey and signs in with it, where there is no device', async ({ page }) => {
  const { region, run, said, button } = await openStep(page, 'see-it-happen');
  await region.getByRole('switch', { name: /Simulated authenticator/ }).check();
  await run.click();
  await expect(said).toContainText('You created a passkey.', { timeout: CEREMONY_MS });
  await openStep(page, 'sign-in');
  await button('Prepare it').click();
  await expect(said).toContainText('Prepared', { timeout: CEREMONY_MS });
  await button(/by alias/).click();
  await expect(said).toContainText('The passkey signed', { timeout: CEREMONY_MS });
});

test('two tabs that make a passkey at the same time with the simulated authenticator both have it afterwards', async ({
  context,
}) => {
  // A slow device: both are at it at the same time.
  await context.addInitScript(() => {
    const { subtle } = crypto;
    if (!subtle) return; // about:blank
    const generate = subtle.generateKey.bind(subtle) as (...given: unknown[]) => Promise<never>;
    subtle.generateKey = async (...given: unknown[]) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return generate(...given);
    };
  });
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  // So that there is a reader, whom both tabs know.
  const first = await openStep(tabs[0], 'preflight');
  await first.run.click();
  await expect(first.said).toContainText('All four are set');

  const benches = await Promise.all(tabs.map((tab) => openStep(tab, 'see-it-happen')));
  for (const { region } of benches) await region.getByRole('switch', { name: /Simulated authenticator/ }).check();
  // Not Playwright's own click: in the tab that lies behind the other it waits until the other has ended.
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
