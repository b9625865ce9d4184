import type { Exchange } from '../../lib/wire/exchange.ts';

/** Number of calls that the page keeps. */
export const MOST_SHOWN = 50;

/**
 * Adds new calls to those that are shown, newest first, each once: after a reconnect the site may send some again.
 * @param fresh oldest first
 */
export function mergeCalls(shown: readonly Exchange[], fresh: readonly Exchange[]): Exchange[] {
  const known = new Set(shown.map(({ id }) => id));
  const added = fresh.filter(({ id }) => !known.has(id));
  return [...added.toReversed(), ...shown].slice(0, MOST_SHOWN);
}
