import { isCredential } from '../../guides/credentials.ts';
import type { Place } from '../../guides/index.ts';
import { firstMissing, type MissingRequirement } from '../../guides/missing.ts';
import type { Facts, Holding } from '../types.ts';

/** Whether the reader has what a step asks for: a token in their hands, or a fact that an earlier step noted. */
export function isMet(requirement: string, holdings: Holding[], facts: Partial<Facts>): boolean {
  if (isCredential(requirement)) return holdings.some(({ kind }) => kind === requirement);
  return Object.entries(facts).some(([name, fact]) => name === requirement && fact !== undefined);
}

/** The first requirement of an action that this reader doesn't meet, and the step that gives it. */
export const firstMissingFor = (
  place: Place,
  holdings: Holding[],
  facts: Partial<Facts>,
): MissingRequirement | undefined => firstMissing(place, (requirement) => isMet(requirement, holdings, facts));
