import type { Changed } from './apply-effects.ts';
import { beginRun, resultOf } from './begin.ts';
import { keepResult } from './keep-result.ts';
import type { Place } from '../../guides/index.ts';
import { outcomeOf, vanished } from './outcome.ts';
import { holdLinkToken } from '../providers/stytch/magic-link/hold-token.ts';
import { forgetIfSwept, isSwept } from '../sandbox-project/is-swept.ts';
import type { BenchContext } from '../context.ts';
import { writeFacts } from '../reader/facts.ts';
import type { Reader } from '../reader/readers.ts';
import { recordFor } from './record-for.ts';
import { saysGone } from '../sandbox-project/control-plane.ts';
import type { Outcome, RunResult } from '../types.ts';

export interface Ran {
  result: RunResult;
  /** What it changed in the reader's hands. */
  changed: Changed;
}

/** Runs one action of a step with what the reader holds. Whatever happens on the way becomes an outcome. */
export async function runAction(
  context: BenchContext,
  reader: Reader,
  place: Place,
  given: Record<string, unknown>,
): Promise<Ran> {
  const begun = await beginRun(context, reader, place, given);
  if ('outcome' in begun) return { result: begun, changed: {} };
  const { started, connection, tools, input, noted, linkTokens } = begun;
  const provider = context.providers(place.guide);

  const { exchanges, outcome: ended } = await recordFor(context, { guide: place.guide.id, connection, reader }, () =>
    provider.run(place, tools, input),
  );
  const gone = () => ({ result: resultOf(place, started, vanished(place.guide.id, provider.setUp)), changed: {} });
  // What an action asks of the sandbox beside the API is refused there first.
  if (!ended.ok && saysGone(ended.error) && (await forgetIfSwept(context, reader))) return gone();
  const outcome: Outcome = ended.ok
    ? { kind: 'done', ...ended.value }
    : outcomeOf(provider, ended.error, exchanges, place);
  if (await isSwept(context, reader, place, connection, outcome)) return gone();
  const result = { ...resultOf(place, started, outcome), exchanges, mode: connection.mode };
  const changed = await keepResult(context, reader, place, result);
  await writeFacts(context, reader.id, noted);
  for (const token of linkTokens) await holdLinkToken(context, reader, connection, token);
  return { result, changed };
}
