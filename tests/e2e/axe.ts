import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

/** WCAG 2.2 AA and everything before it. */
export const WCAG: RunOptions['runOnly'] = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
};

/**
 * Returns what axe finds in a page, one line each: the rule, the place and the reason. It runs in the page itself and
 * describes nothing but violations: the description of what is all right took most of the time. Not in frames: an email
 * is shown as it was sent, in one that runs no script.
 */
export async function findings(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async (given) => {
      const { axe } = window as unknown as { axe: { run: (options: RunOptions) => Promise<axe.AxeResults> } };
      return (await axe.run(given)).violations;
    },
    { ...options, iframes: false, resultTypes: ['violations'] } satisfies RunOptions,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}
