import { marksOf } from '../../guides/completed.ts';
import type { Place } from '../../guides/index.ts';
import { isLive } from '../credentials/types.ts';
import type { Changed } from '../types.ts';
import { applyEffects } from './apply-effects.ts';
import type { BenchContext } from '../context.ts';
import type { Provider } from '../providers/provider.ts';
import { noteFirstCall } from '../reader/first-call.ts';
import { listDone, markDone } from '../reader/progress.ts';
import type { Reader } from '../reader/readers.ts';
import { keepRun } from '../reader/runs.ts';
import type { BenchMetrics } from '../services.ts';
import type { RunResult } from '../types.ts';

/** Stores a run and notes what it changed. @returns the changes in the tokens the reader holds */
export async function keepResult(
  context: BenchContext,
  reader: Reader,
  provider: Provider,
  place: Place,
  result: RunResult,
): Promise<Changed> {
  const mode = result.mode ?? 'sandbox';
  const source = { by: 'guide' as const, step: place.step.id, run: result.id, mode };
  const changed = place.action.asOtherUser
    ? {}
    : await applyEffects(context, provider, reader.id, result.exchanges, source);
  await keepRun(context, reader.id, result);
  if (result.outcome.kind === 'done') {
    const done = await listDone(context.db, reader.id, place.guide.id);
    for (const mark of marksOf(place, done, isLive({ mode }))) {
      if (!done.includes(mark)) await markDone(context.db, reader.id, place.guide.id, mark, result.started_at);
    }
  }
  if (context.metrics) await count(context, context.metrics, reader, place, result.outcome.kind);
  return changed;
}

async function count(
  { db }: BenchContext,
  metrics: BenchMetrics,
  reader: Reader,
  place: Place,
  outcome: RunResult['outcome']['kind'],
): Promise<void> {
  metrics.ran(place.guide.id, place.step.id, outcome);
  const ms = outcome === 'done' ? await noteFirstCall(db, reader.id, Date.now()) : undefined;
  if (ms !== undefined) metrics.firstCall(ms);
}
