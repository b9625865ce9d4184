import { giverOf, type Place } from '../outline/index.ts';
import { stepLink } from './outcome.ts';
import { has, thingNames } from './things.ts';
import type { Facts, Holding, StepLink } from './types.ts';

/** The first thing an action needs that the reader does not have, and the step that gives it. */
export function firstLacking(
  { guide, step, action }: Place,
  holdings: Holding[],
  facts: Partial<Facts>,
): { what: string; from: StepLink } | undefined {
  const thing = action.needs.find((need) => !has(need, holdings, facts));
  if (!thing) return undefined;
  return { what: thingNames[thing], from: stepLink(guide.id, (giverOf(guide, thing, step)?.step ?? step).id) };
}
