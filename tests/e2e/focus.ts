import type { ElementHandle, Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** More than the longest page has; a focus trap would never end. */
const MOST_STOPS = 160;

/** A focused element: its name, and what is wrong with its looks. */
interface Stop {
  name: string;
  trouble: string[];
  found: boolean;
}

/**
 * Returns the focused element, which needs a ring and must not be covered. Null if nothing has the focus.
 * @param sought the element for which `found` is true
 */
export async function focusStop(page: Page, sought: ElementHandle | null = null): Promise<Stop | null> {
  return await page.evaluate((target) => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return null;
    // A radio is shown as its label.
    const label = focused instanceof HTMLInputElement && focused.type === 'radio' ? focused.labels?.[0] : undefined;
    const shown = label ?? focused;
    const trouble: string[] = [];
    const ringed = [shown, focused].some((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    if (!ringed && !focused.matches('h1, iframe')) trouble.push('no ring');
    const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
    const points = [0.08, 0.5, 0.92].flatMap((x) =>
      [0.15, 0.5, 0.85].map((y) => [box.left + box.width * x, box.top + box.height * y] as const),
    );
    const seen = points.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top && (shown.contains(top) || top.contains(shown));
    });
    if (!seen) trouble.push(`out of sight at ${Math.round(box.left)}, ${Math.round(box.top)}`);
    const name = focused.getAttribute('aria-label') ?? (shown.textContent.trim() || focused.id || focused.tagName);
    const short = name.replace(/\s+/g, ' ').slice(0, 40);
    return { name: `${focused.tagName.toLowerCase()} “${short}”`, trouble, found: focused === target };
  }, sought);
}

/** Presses Tab until an element has the focus. Each stop on the way must be visible. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  const sought = await target.elementHandle();
  const stops: string[] = [];
  for (let count = 0; count < MOST_STOPS; count++) {
    await page.keyboard.press(key);
    const stop = await focusStop(page, sought);
    expect(stop?.trouble ?? [], stop?.name).toEqual([]);
    stops.push(stop?.name ?? 'the page');
    if (stop?.found) return;
  }
  throw new Error(`Tab never reached it. It stopped at:\n${stops.join('\n')}`);
}

/** Goes through a page with Tab. @returns the stops, in order */
export async function tabThrough(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  const stops: Stop[] = [];
  for (let count = 0; count < MOST_STOPS; count++) {
    await page.keyboard.press('Tab');
    const stop = await focusStop(page);
    // After the last control the focus leaves the page.
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error(`Tab never leaves the page:\n${stops.map(({ name }) => name).join('\n')}`);
}
