import type { Exchange } from '../../wire/exchange.ts';
import type { Kept } from '../reader/sealed-store.ts';
import { drop, hold } from '../reader/holdings.ts';
import { forgetFacts, readFacts, writeFacts } from '../reader/facts.ts';
import { noteSend } from '../reader/readers.ts';
import type { Provider } from '../providers/provider.ts';
import type { CredentialKind } from '../../guides/credentials.ts';

/** Who did the work: a step of the guide, or the plain app. */
export type Source = { by: 'guide'; step: string; run: string } | { by: 'app' };

/** What the work changed in the hands of the reader. An empty value: it is gone. */
export type Changed = Partial<Record<CredentialKind, string>>;

/** Notes what the exchanges changed, in their order. */
export async function applyLessons(
  kept: Kept,
  provider: Provider,
  readerId: string,
  exchanges: Exchange[],
  source: Source,
): Promise<Changed> {
  const changed: Changed = {};
  for (const exchange of exchanges) {
    const learned = provider.learnFrom(exchange, await readFacts(kept, readerId));
    await drop(kept, readerId, learned.drop);
    for (const kind of learned.drop) changed[kind] = '';
    for (const holding of learned.hold) {
      const run_id = source.by === 'guide' ? source.run : null;
      await hold(kept, readerId, { ...holding, run_id, received_at: exchange.started_at });
      changed[holding.kind] = holding.value;
    }
    await writeFacts(kept, readerId, learned.facts);
    await forgetFacts(kept, readerId, learned.forget);
    if (learned.sent) await noteSend(kept.db, readerId, source.by, source.by === 'guide' ? source.step : null);
  }
  return changed;
}
