import type { Page } from '@playwright/test';
import axe, { type AxeResults, type ContextObject, type RunOptions } from 'axe-core';

type Run = (context: ContextObject, options: RunOptions) => Promise<AxeResults>;

/** WCAG 2.2 AA and everything before it. */
export const WCAG: RunOptions['runOnly'] = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
};

/** What every page is checked for. */
export const RULES: RunOptions = {
  runOnly: WCAG,
  // Good practice for screen readers: all content in landmarks, and no two landmarks with the same name.
  rules: { region: { enabled: true }, 'landmark-unique': { enabled: true } },
};

/**
 * Returns what axe finds in a page, one line each: the rule, the place and the reason. It runs in the page itself and
 * describes only violations, because describing what passes took most of the time. Frames are left out: an email is
 * shown as it was sent, in one that runs no script.
 * @param exclude selectors of what is left out
 */
export async function findings(page: Page, options: RunOptions = {}, exclude: string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async ([context, settings]) => {
      const { axe } = window as unknown as { axe: { run: Run } };
      return (await axe.run(context, settings)).violations;
    },
    [{ exclude }, { ...options, iframes: false, resultTypes: ['violations'] }] satisfies Parameters<Run>,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}
