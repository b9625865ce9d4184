import type { GuideOutline } from '../../../lib/guides/index.ts';

/** Places on this site to learn and try a capability. */
export interface Coverage {
  /** Calls that the sandbox emulates, of all that the vendor's description lists. */
  emulated: number;
  total: number;
  /** The steps that make one of the calls, in guide order. */
  steps: { guide: string; id: string; title: string }[];
}

/** The calls the sandbox knows, by name. */
export interface KnownCalls {
  emulated: { name: string }[];
  notEmulated: { name: string }[];
  /** Emulated calls of the vendor's other descriptions. */
  alsoEmulated?: { name: string }[];
}

/** Whether a call belongs to a capability. `sso.*` covers `sso.authenticate` and everything below it. */
export const belongs = (name: string, patterns: string[]): boolean =>
  patterns.some((pattern) => (pattern.endsWith('.*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));

/**
 * Derives coverage from the guides' outlines and the sandbox's lists, so that the table follows both.
 *
 * @param taught further steps that teach it, with calls of another capability, as `guide/step`
 */
export function coverageOf(
  patterns: string[],
  { emulated: ownCalls, alsoEmulated = [], notEmulated }: KnownCalls,
  guides: GuideOutline[],
  taught: string[] = [],
): Coverage {
  const emulated = [...ownCalls, ...alsoEmulated];
  const count = (calls: { name: string }[]) => calls.filter(({ name }) => belongs(name, patterns)).length;
  const steps = guides.flatMap((guide) =>
    guide.steps
      .filter(
        (step) =>
          taught.includes(`${guide.id}/${step.id}`) ||
          step.actions.some(({ operations }) => operations.some((name) => belongs(name, patterns))),
      )
      .map(({ id, title }) => ({ guide: guide.id, id, title })),
  );
  return { emulated: count(emulated), total: count(emulated) + count(notEmulated), steps };
}

/** Says how much of a capability the sandbox emulates. */
export function sayEmulated({ emulated, total }: Coverage): string {
  if (total === 0) return 'No';
  if (emulated === total) return ['Yes', 'Both calls'][total - 1] ?? `All ${total} calls`;
  return emulated === 0 ? 'No' : `${emulated} of ${total} calls`;
}
