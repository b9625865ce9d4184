import type { Page } from '@playwright/test';

/**
 * Returns what is lost in a narrow window: sideways scrolling, and text cut off with no way to reach it. Of a listing
 * only the box is measured, not its thousands of colored words.
 */
export async function losses(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const root = document.documentElement;
    const lost = root.scrollWidth > root.clientWidth ? [`scrolls sideways to ${root.scrollWidth}`] : [];
    for (const element of document.querySelectorAll<HTMLElement>('body *:not(.visually-hidden, .skip, svg *, pre *)')) {
      const { overflowX, display, visibility } = getComputedStyle(element);
      if (display === 'none' || visibility === 'hidden' || element.closest('.visually-hidden')) continue;
      // One pixel wide: text for screen readers.
      if (element.clientWidth <= 1) continue;
      // An input scrolls by itself.
      const cut = overflowX === 'hidden' || overflowX === 'clip';
      if (cut && element.scrollWidth > element.clientWidth + 1 && !element.matches('input')) {
        lost.push(`${element.tagName}.${element.className} cuts ${element.scrollWidth - element.clientWidth}px`);
      }
    }
    return lost;
  });
}

/**
 * Returns the controls smaller than 24 by 24 pixels for which WCAG 2.5.8 has no exception. A link within a sentence may
 * be as high as its line, and any control may be small if a circle of 24 pixels around it meets no other control.
 */
export async function smallControls(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary')].flatMap(
      (control) => {
        const radio = control instanceof HTMLInputElement && control.type === 'radio';
        const target = (radio ? control.labels?.[0] : undefined) ?? control;
        const hidden =
          !target.checkVisibility({ visibilityProperty: true }) || target.closest('.skip, .visually-hidden');
        return hidden ? [] : [{ control, target, box: target.getBoundingClientRect() }];
      },
    );
    const inSentence = (target: HTMLElement) =>
      getComputedStyle(target).display === 'inline' &&
      target.parentElement?.textContent.trim() !== target.textContent.trim();
    const tight = ({ box }: (typeof targets)[number], index: number) => {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      return targets.some((other, at) => {
        const nearestX = Math.max(other.box.left, Math.min(x, other.box.right));
        const nearestY = Math.max(other.box.top, Math.min(y, other.box.bottom));
        return at !== index && Math.hypot(nearestX - x, nearestY - y) < 12;
      });
    };
    return targets.flatMap((one, index) => {
      const { control, target, box } = one;
      if ((box.width >= 24 && box.height >= 24) || inSentence(target) || !tight(one, index)) return [];
      const name = control.getAttribute('aria-label') ?? control.textContent.trim();
      return `${control.tagName} “${name.slice(0, 30)}” ${Math.round(box.width)}×${box.height.toFixed(1)}`;
    });
  });
}
