import type { SandboxBounds } from '../../core/context.ts';
import { fail } from '../errors.ts';
import type { SearchQuery } from './query.ts';

/**
 * Refuses a search that compares too much on a public site, where it would hold up everyone else.
 * @param countRows counts the rows that the search compares, without reading them
 * @throws {StytchError}
 */
export async function checkCost(
  bounds: SandboxBounds | undefined,
  { cost }: Pick<SearchQuery, 'cost'>,
  countRows: () => Promise<number>,
): Promise<void> {
  if (bounds && cost * (await countRows()) > bounds.searchCost) fail('search_too_expensive');
}

/** An API object has more fields than its row has texts. */
const FACTOR = 3;

/**
 * Returns how many rows of a page fit into a response. The page ends earlier then, and its cursor names the rest.
 * @param sizes the bytes of each row's texts, in order
 */
export function rowsThatFit({ responseBytes }: SandboxBounds, sizes: readonly number[]): number {
  let total = 0;
  const most = sizes.findIndex((size) => (total += FACTOR * (size + 400)) > responseBytes);
  return most === -1 ? sizes.length : Math.max(most, 1);
}
