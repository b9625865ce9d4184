import type { Place } from '../../guides/index.ts';
import type { Connection } from '../credentials/types.ts';
import type { BenchContext } from '../context.ts';
import type { Reader } from '../reader/readers.ts';
import type { Outcome } from '../types.ts';

/** Whether a refusal means that the reader's sandbox project was swept. Then what was held there is forgotten. */
export async function isSwept(
  context: BenchContext,
  reader: Reader,
  place: Place,
  { mode }: Connection,
  outcome: Outcome,
): Promise<boolean> {
  if (mode !== 'sandbox' || outcome.kind !== 'refused') return false;
  return context.providers(place.guide).isGone(outcome, place) && (await forgetIfSwept(context, reader));
}

/** Asks the sandbox whether it still knows the reader's project. If not, what was held there is forgotten. */
export async function forgetIfSwept(context: BenchContext, reader: Reader): Promise<boolean> {
  const project = await context.projects.find(reader.id);
  if (!project || !(await context.projects.isGone(project))) return false;
  await context.projects.forget(reader.id, project);
  return true;
}
