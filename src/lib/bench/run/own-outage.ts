import type { Place } from '../../guides/index.ts';
import type { BenchContext } from '../context.ts';
import type { Reader } from '../reader/readers.ts';
import { isDown } from '../sandbox-project/outage.ts';
import type { Outcome, RunResult } from '../types.ts';
import { isDropped } from './dropped.ts';

/** The `problem` of a run that got no response because the reader took the provider down in their sandbox. */
const TAKEN_DOWN = 'taken_down';

/** Says that a call failed because of an outage that the reader made, who may have forgotten it. */
export async function ownOutage(
  context: BenchContext,
  reader: Reader,
  { guide }: Pick<Place, 'guide'>,
  outcome: Outcome,
  { exchanges, mode }: Pick<RunResult, 'exchanges' | 'mode'>,
): Promise<Outcome> {
  if (outcome.kind !== 'unanswered' || mode !== 'sandbox' || !exchanges.some(isDropped)) return outcome;
  // A sandbox that can't say so leaves the outcome as it is.
  if (!(await isDown(context, reader, guide).catch(() => false))) return outcome;
  return {
    kind: 'unanswered',
    problem: TAKEN_DOWN,
    sentence: `${guide.shortName} is down in your sandbox, because you took it down.`,
    detail: 'Nothing changed. Bring it back, then try again.',
  };
}
