import { giverOf, type Place } from './index.ts';

/**
 * Lists what *Prepare* runs before an action, in the order in which it does.
 * @param isMet whether the reader has what a requirement names
 * @returns the labels of the actions. Empty if the action can run.
 */
export function toPrepare(place: Place, isMet: (requirement: string) => boolean): string[] {
  return giversOf(place, isMet, new Map());
}

/**
 * Lists the actions before this one, and those before them.
 * @param changed whether the actions before it give a requirement or use it up. Those of this one are added.
 */
function giversOf(place: Place, isMet: (need: string) => boolean, changed: Map<string, boolean>): string[] {
  const { guide, step, action } = place;
  const isThere = (need: string) => changed.get(need) ?? isMet(need);
  const { needs, prefers = [] } = action;
  if (needs.length > 0 && needs.every(isThere)) return [];
  return [...prefers, ...needs].flatMap((need) => {
    const giver = isThere(need) ? undefined : giverOf(guide, need, step);
    if (!giver) return [];
    const before = giversOf(giver, isMet, changed);
    for (const requirement of giver.action.spends ?? []) changed.set(requirement, false);
    for (const requirement of giver.action.gives) changed.set(requirement, true);
    return [...before, giver.action.label];
  });
}
