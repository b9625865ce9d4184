import type { Place } from '../../guides/index.ts';
import { applyEffects, type Changed } from './apply-effects.ts';
import type { BenchContext } from '../context.ts';
import { markDone } from '../reader/progress.ts';
import type { Reader } from '../reader/readers.ts';
import { keepRun } from '../reader/runs.ts';
import type { RunResult } from '../types.ts';

/** Notes what a run changed for the reader, and keeps it. @returns what it changed in their hands */
export async function keepResult(
  context: BenchContext,
  reader: Reader,
  place: Place,
  result: RunResult,
): Promise<Changed> {
  const source = { by: 'guide' as const, step: place.step.id, run: result.id };
  const provider = context.providers(place.guide);
  const changed = place.action.asOtherUser
    ? {}
    : await applyEffects(context, provider, reader.id, result.exchanges, source);
  await keepRun(context, reader.id, result);
  if (result.outcome.kind === 'done' && !place.action.demonstratesFailure) {
    await markDone(context.db, reader.id, place.guide.id, place.step.id, result.started_at);
  }
  return changed;
}
