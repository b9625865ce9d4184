import type { Exchange } from '../../wire/exchange.ts';
import type { SealedStore } from '../reader/sealed-store.ts';
import { drop, hold } from '../reader/holdings.ts';
import { clockOffset, forgetFacts, readFacts, writeFacts } from '../reader/facts.ts';
import { noteSend } from '../reader/readers.ts';
import type { Mode } from '../credentials/types.ts';
import type { Changed, Effects, Facts } from '../types.ts';

/** The source of the calls: a step of the guide, or the plain app. */
export type Source = { mode: Mode } & ({ by: 'guide'; step: string; run: string } | { by: 'app' });

/** Applies the effects of exchanges, in order. @returns the changes in the tokens the reader holds */
export async function applyEffects(
  store: SealedStore,
  provider: { readEffects(exchange: Exchange, facts: Partial<Facts>): Effects },
  readerId: string,
  exchanges: Exchange[],
  source: Source,
): Promise<Changed> {
  const changed: Changed = {};
  for (const exchange of exchanges) {
    const facts = await readFacts(store, readerId);
    // Lifetimes that a response doesn't state count from when the provider's clock says it was made.
    const started_at = exchange.started_at + clockOffset(facts, source.mode);
    const effects = provider.readEffects({ ...exchange, started_at }, facts);
    await drop(store, readerId, effects.drop);
    for (const kind of effects.drop) changed[kind] = '';
    for (const holding of effects.hold) {
      const run_id = source.by === 'guide' ? source.run : null;
      await hold(store, readerId, { ...holding, run_id, received_at: exchange.started_at });
      changed[holding.kind] = holding.value;
    }
    await writeFacts(store, readerId, effects.facts);
    await forgetFacts(store, readerId, effects.forget);
    if (effects.sent) await noteSend(store.db, readerId, source.by, source.by === 'guide' ? source.step : null);
  }
  return changed;
}
