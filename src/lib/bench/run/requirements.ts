import type { Place, Requirement } from '../../guides/index.ts';
import { firstMissing, type MissingRequirement } from '../../guides/missing.ts';
import type { Facts, Holding } from '../types.ts';

/** Whether the reader has what a step asks for: a credential in their hands, or a fact noted by an earlier step. */
export function isMet(requirement: Requirement, holdings: Holding[], facts: Partial<Facts>): boolean {
  switch (requirement) {
    case 'magic_link_token':
    case 'intermediate_session_token':
    case 'session_token':
    case 'register_token':
    case 'verify_token':
      return holdings.some(({ kind }) => kind === requirement);
    default:
      return facts[requirement] !== undefined;
  }
}

/** The first requirement of an action that this reader doesn't meet, and the step that gives it. */
export const firstMissingFor = (
  place: Place,
  holdings: Holding[],
  facts: Partial<Facts>,
): MissingRequirement | undefined => firstMissing(place, (requirement) => isMet(requirement, holdings, facts));
