import type { Holding } from '../../lib/bench/index.ts';
import { credentials } from '../../lib/guides/credentials.ts';

/** A guide beside the one being read. */
export interface OtherGuide {
  id: string;
  provider: string;
  name: string;
}

/** What is held of the guide being read. */
export const heldOf = (provider: string, holdings: Holding[]): Holding[] =>
  holdings.filter(({ kind }) => credentials[kind].provider === provider);

/** What is held of the other guides, by name, each with where it is from. */
export const heldElsewhere = (others: OtherGuide[], holdings: Holding[]): (OtherGuide & { held: string })[] =>
  others
    .map((other) => ({ ...other, held: namesOf(heldOf(other.provider, holdings)) }))
    .filter(({ held }) => held.length > 0);

const namesOf = (holdings: Holding[]): string => holdings.map(({ kind }) => credentials[kind].name).join(', ');
