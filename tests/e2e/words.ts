import type { Page } from '@playwright/test';

/** Words that a reader meets as prose: no code blocks, no drawings with their hidden captions, no lists of files. */
export async function words(page: Page, address: string): Promise<number> {
  await page.goto(address);
  return await page.locator('main .prose').evaluate((prose: HTMLElement) => {
    prose.querySelectorAll('pre, figure, .files').forEach((part) => part.remove());
    // As rendered: the meaning of a term counts once somebody has opened it.
    const pieces = prose.innerText.split(/\s+/);
    return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
  });
}
