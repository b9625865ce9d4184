import type { Holding } from '../../../lib/bench/index.ts';
import { credentials } from '../../../lib/guides/credentials.ts';

/** Another product than the guide being read is about, with its first guide. */
export interface OtherGuide {
  id: string;
  provider: string;
  name: string;
}

/** The tokens that a product's guides gave. */
export const tokensOf = (provider: string, holdings: Holding[]): Holding[] =>
  holdings.filter(({ kind }) => credentials[kind].provider === provider);

/** The tokens for other products, as a list of names for each product that there are any for. */
export const tokensOfOthers = (others: OtherGuide[], holdings: Holding[]): (OtherGuide & { tokens: string })[] =>
  others
    .map((other) => ({ ...other, tokens: namesOf(tokensOf(other.provider, holdings)) }))
    .filter(({ tokens }) => tokens.length > 0);

/** Says which tokens still work, after something that failed on purpose. Empty if none that could have ended. */
export function keptWords(provider: string, holdings: Holding[] = []): string {
  const timed = tokensOf(provider, holdings).filter(({ expires_at }) => expires_at !== null);
  const names = timed.map(({ kind }) => `the ${credentials[kind].name}`);
  return names.length > 0 ? `You still have ${new Intl.ListFormat('en').format(names)}.` : '';
}

const namesOf = (holdings: Holding[]): string => holdings.map(({ kind }) => credentials[kind].name).join(', ');
