import { giverOf, type Place } from './index.ts';

/**
 * Lists what *Prepare* runs before an action, in the order in which it does.
 * @param isMet whether the reader has what a requirement names
 * @returns the labels of the actions. Empty if the action can run.
 */
export function toPrepare(place: Place, isMet: (requirement: string) => boolean): string[] {
  return giversOf(place, isMet, new Set());
}

/** @param given the requirements that the actions before it give. Those of this one are added. */
function giversOf({ guide, step, action }: Place, isMet: (need: string) => boolean, given: Set<string>): string[] {
  const isThere = (need: string) => given.has(need) || isMet(need);
  const { needs, prefers = [] } = action;
  if (needs.length > 0 && needs.every(isThere)) return [];
  return [...prefers, ...needs].flatMap((need) => {
    const giver = isThere(need) ? undefined : giverOf(guide, need, step);
    if (!giver) return [];
    const before = giversOf(giver, isMet, given);
    for (const requirement of giver.action.gives) given.add(requirement);
    return [...before, giver.action.label];
  });
}
