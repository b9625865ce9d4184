import type { Place } from '../../guides/index.ts';
import type { Connection } from '../credentials/types.ts';
import type { BenchContext } from '../context.ts';
import type { Provider } from '../providers/provider.ts';
import type { Reader } from '../reader/readers.ts';
import type { Outcome } from '../types.ts';

/** Whether an error means that the reader's sandbox project was swept. If so, what they held there is deleted. */
export async function isSwept(
  context: BenchContext,
  reader: Reader,
  provider: Provider,
  place: Place,
  { mode }: Connection,
  outcome: Outcome,
): Promise<boolean> {
  if (mode !== 'sandbox' || outcome.kind !== 'refused') return false;
  return provider.isGone(outcome, place) && (await forgetIfSwept(context, reader));
}

/** Asks the sandbox whether the reader's project still exists. If not, what they held there is deleted. */
export async function forgetIfSwept(context: BenchContext, reader: Reader): Promise<boolean> {
  const project = await context.projects.find(reader.id);
  if (!project || !(await context.projects.isGone(project))) return false;
  await context.projects.forget(reader.id, project);
  return true;
}
