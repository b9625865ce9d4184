import type { Page } from '@playwright/test';

/** Returns the number of words in a page's prose, without code blocks, figures and lists of files. */
export async function words(page: Page, address: string): Promise<number> {
  await page.goto(address);
  return await page.locator('main .prose').evaluate((prose: HTMLElement) => {
    prose.querySelectorAll('pre, figure, .files').forEach((part) => part.remove());
    // As rendered: the meaning of a term is hidden until it is opened.
    const pieces = prose.innerText.split(/\s+/);
    return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
  });
}
