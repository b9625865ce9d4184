import type { Place } from '../../guides/index.ts';
import { applyLessons, type Changed } from './apply-effects.ts';
import type { LabParts } from '../context.ts';
import { markDone } from '../reader/progress.ts';
import type { Reader } from '../reader/readers.ts';
import { keepRun } from '../reader/runs.ts';
import type { RunResult } from '../types.ts';

/** Notes what a run changed for the reader, and keeps it. @returns what it changed in their hands */
export async function keepResult(parts: LabParts, reader: Reader, place: Place, result: RunResult): Promise<Changed> {
  const source = { by: 'guide' as const, step: place.step.id, run: result.id };
  const provider = parts.providers(place.guide);
  const changed = place.action.asAnother
    ? {}
    : await applyLessons(parts, provider, reader.id, result.exchanges, source);
  await keepRun(parts, reader.id, result);
  if (result.outcome.kind === 'done' && !place.action.breaks) {
    await markDone(parts.db, reader.id, place.guide.id, place.step.id, result.started_at);
  }
  return changed;
}
