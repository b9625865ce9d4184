import type { Place } from '../../guides/index.ts';
import type { Provider } from '../providers/provider.ts';
import type { Facts, Holding, RunResult } from '../types.ts';

/**
 * Whether an earlier run's answer is wrong by now: it logged in a user who isn't logged in any more, or ended a session
 * that a newer one has replaced. Applying the run's changes once more then changes who is logged in.
 */
export function isOutdated(
  provider: Pick<Provider, 'readEffects' | 'who'>,
  action: Pick<Place['action'], 'asOtherUser'> | undefined,
  run: RunResult,
  now: { facts: Partial<Facts>; holdings: Holding[] },
): boolean {
  // Another user's session says nothing about the reader's.
  if (action?.asOtherUser) return false;
  let { facts, holdings } = now;
  for (const exchange of run.exchanges) {
    const { drop, hold, forget, ...effects } = provider.readEffects(exchange, facts);
    const held = hold.map((holding): Holding => ({ ...holding, run_id: run.id, received_at: exchange.started_at }));
    const replaced = new Set<string>([...drop, ...held.map(({ kind }) => kind)]);
    holdings = [...holdings.filter(({ kind }) => !replaced.has(kind)), ...held];
    facts = { ...facts, ...effects.facts };
    for (const name of forget) delete facts[name];
  }
  return provider.who(facts, holdings) !== provider.who(now.facts, now.holdings);
}
