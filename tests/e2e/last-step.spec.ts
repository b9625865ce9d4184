import { expect, live, test } from './fixtures.ts';
import { guides } from '../../src/lib/guides/index.ts';

for (const { id, steps } of guides) {
  const last = steps.at(-1)?.id ?? '';

  test(`${id}: the last step links to the production page in its text and below it`, async ({ page }) => {
    await page.goto(`/guides/${id}/${last}/`);
    await live(page);
    await expect(page.getByRole('main').getByRole('link', { name: 'Before you go live', exact: true })).toHaveAttribute(
      'href',
      '/production/',
    );
    await page.getByRole('navigation', { name: 'Previous and next step' }).locator('[rel=next]').click();
    await expect(page).toHaveURL(/\/production\/$/);
  });
}
