import { live } from './fixtures.ts';
import { tabTo } from './focus.ts';
import { addDevice, CEREMONY_MS, expect, openStep, test } from './passkeys.ts';

/*
 * The one walk through the whole guide. It uses the keyboard alone, so it also shows that every stop of Tab is visible
 * and that a press keeps the focus.
 */
test('a reader goes through the seven steps by keyboard with a passkey device', async ({ page }) => {
  test.setTimeout(120_000);
  const device = await addDevice(page);
  const { region, button, said, held, exchange } = await openStep(page, 'see-it-happen');

  const press = async (name: RegExp | string, sentence: RegExp | string, key = 'Tab') => {
    await tabTo(page, button(name).first(), key);
    // Two presses may end in the same sentence, so the first one's must not pass for the second's.
    const answered = page.waitForResponse(/\/api\/\w+\/(run|ceremony\/finish)$/, { timeout: CEREMONY_MS });
    await page.keyboard.press('Enter');
    await answered;
    await expect(said).toContainText(sentence, { timeout: CEREMONY_MS });
    await expect(button(name).first()).toBeFocused();
    await expect(button(name).first()).toHaveAttribute('aria-disabled', 'false');
  };
  const next = async (heading: string) => {
    await tabTo(page, region.getByRole('link', { name: /^Next/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await live(page);
  };

  await test.step('1: create a passkey', async () => {
    await press('Create passkey', 'You created a passkey.');
    for (const path of ['register/token', 'register/begin', 'register/complete'])
      await expect(exchange(`POST /passwordless/${path}`)).toContainText('200');
    await expect(held).toContainText('verify token');
    expect(await device.passkeys()).toHaveLength(1);
  });

  await test.step('2: check the four variables', async () => {
    await next('Check your settings');
    await press(/wrong key/, 'Passwordless.dev rejected this key.');
    await press(/one missing/, 'Your app doesn’t start.', 'Shift+Tab');
    await expect(said).toContainText('API_SECRET is not set');
    await press('Check settings', 'All four are set', 'Shift+Tab');
  });

  await test.step('3: create a register token', async () => {
    await next('Create a register token');
    await press('Create register token', 'ada@example.com can create one passkey');
    await expect(held.filter({ hasText: 'register token' })).toHaveCount(1);
  });

  await test.step('4: register a passkey with it', async () => {
    await next('Register a passkey');
    await press('Register passkey', 'You created a passkey.');
    expect(await device.passkeys()).toHaveLength(2);
  });

  await test.step('5: sign in three ways, and send one response twice', async () => {
    await next('Sign in with a passkey');
    for (const way of [/by alias/, /without typing/, /by autofill/]) {
      await press(way, 'The passkey signed');
      await expect(exchange('POST /passwordless/signin/complete')).toContainText('200');
    }
    await tabTo(page, region.getByRole('radio', { name: 'counts its signatures' }), 'Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await press(/same response twice/, 'The same response was accepted twice.');
  });

  await test.step('6: verify too late, and in time', async () => {
    await next('Verify the sign-in');
    await press(/two minutes later/, 'Two minutes later, the token has expired.');
    await expect(exchange('POST /passwordless/signin/verify')).toContainText('403');
    await tabTo(page, button('Prepare and run'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(said).toContainText(' signed in', { timeout: CEREMONY_MS });
    await expect(region).toContainText('is signed in');
  });

  await test.step('7: list and delete; the device still offers the passkey', async () => {
    await next('Manage passkeys');
    await press('List passkeys', 'ada@example.com has one passkey.');
    await press('Delete passkey', 'deleted this passkey');
    expect(await device.passkeys()).toHaveLength(2);
    // A virtual device that holds two passkeys answers with either.
    await press(/deleted passkey/, /The server doesn’t know|used another/);
  });

  await test.step('every step is marked as done', async () => {
    await expect(page.getByRole('listitem').filter({ hasText: '(done)' })).toHaveCount(7);
  });
});
