import { bench, expect, openStep, test } from './fixtures.ts';

for (const address of ['foo@bar', 'ünï@exämple.com', `${'a'.repeat(300)}@example.com`]) {
  test(`an address like ${address.slice(0, 16)} is rejected with the accepted form and a link to its entry`, async ({
    page,
  }) => {
    await openStep(page, 'see-it-happen');
    const { region, run, said } = bench(page);
    // Skips the browser's own check of the field, as a program would.
    await region
      .locator('form')
      .first()
      .evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await region.getByLabel('Email address').fill(address);
    await run.click();
    await expect(said).toContainText('Correct it and try again.');
    await region.getByRole('link', { name: 'Why, and what to do' }).click();
    await expect(page.locator(':target')).toContainText('The email address is invalid');
  });
}

test('an invalid slug is named, and isn’t shown as a user’s error', async ({ page }) => {
  await openStep(page, 'set-up');
  const { region, run, said } = bench(page);
  await region.getByLabel('Slug').fill('!');
  await run.click();
  await expect(said).toContainText('This slug is invalid.');
  await expect(region.getByRole('figure')).toHaveCount(0);
  await region.getByRole('link', { name: 'Why, and what to do' }).click();
  await expect(page.locator(':target')).toContainText('The slug is taken or invalid');
});

test('the preflight page reports the browser’s authenticator and checks the provider', async ({ page }) => {
  await page.goto('/preflight/');
  const line = page.getByRole('listitem').filter({ hasText: 'An authenticator' });
  await expect(line).toContainText(/Yes\.|Optional\./);
  const credentials = page.getByRole('region', { name: 'Passwordless.dev' });
  const check = credentials.getByRole('button', { name: 'Check' });
  await expect(check).not.toHaveCSS('border-top-color', 'rgba(0, 0, 0, 0)');
  await check.click();
  await expect(credentials.getByRole('status')).toHaveText('Everything that could be checked is OK.');
  await expect(credentials.getByText('✗')).toHaveCount(0);
});
