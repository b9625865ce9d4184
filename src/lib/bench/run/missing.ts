import type { Place } from '../../guides/index.ts';
import { firstNeed, type Need } from '../../guides/missing.ts';
import { has } from './requirements.ts';
import type { Facts, Holding } from '../types.ts';

/** The first thing an action needs that the reader does not have, and the step that gives it. */
export const firstLacking = (place: Place, holdings: Holding[], facts: Partial<Facts>): Need | undefined =>
  firstNeed(place, (thing) => has(thing, holdings, facts));
