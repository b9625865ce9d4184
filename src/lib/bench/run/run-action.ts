import type { Place } from '../../guides/index.ts';
import type { BenchContext } from '../context.ts';
import { readFacts, writeFacts } from '../reader/facts.ts';
import type { Reader } from '../reader/readers.ts';
import { saysGone } from '../sandbox-project/control-plane.ts';
import { forgetIfSwept, isSwept } from '../sandbox-project/is-swept.ts';
import type { Outcome, RunResult } from '../types.ts';
import type { Changed } from '../types.ts';
import { beginRun, resultOf } from './begin.ts';
import { keepResult } from './keep-result.ts';
import { outcomeOf, vanished } from './outcome.ts';
import { ownOutage } from './own-outage.ts';
import { recordFor } from './record-for.ts';
import { rememberInput } from './typed-input.ts';

export interface ActionResult {
  result: RunResult;
  /** Changes in the tokens the reader holds. */
  changed: Changed;
}

/**
 * Runs one action of a step with what the reader holds. Whatever happens becomes an outcome.
 * @throws {Blocked} when the reader's network has created too many sandbox projects
 */
export async function runAction(
  context: BenchContext,
  reader: Reader,
  place: Place,
  rawInput: Record<string, unknown>,
): Promise<ActionResult> {
  const begun = await beginRun(context, reader, place, rawInput);
  if ('outcome' in begun) return { result: begun, changed: {} };
  const { started, provider, tools, input, noted } = begun;
  const { connection } = tools;

  const { exchanges, outcome: ended } = await recordFor(context, { provider, connection, reader }, () =>
    provider.run(place, tools, input),
  );
  const gone = () => ({ result: resultOf(place, started, vanished(place.guide)), changed: {} });
  // Calls to the sandbox's control plane fail before the provider's do.
  if (!ended.ok && saysGone(ended.error) && (await forgetIfSwept(context, reader))) return gone();
  const outcome: Outcome = ended.ok
    ? { kind: 'done', ...ended.value }
    : await ownOutage(context, reader, place, outcomeOf(provider, ended.error, exchanges, place), {
        exchanges,
        mode: connection.mode,
      });
  if (await isSwept(context, reader, provider, place, connection, outcome)) return gone();
  const result = { ...resultOf(place, started, outcome), exchanges, mode: connection.mode };
  const changed = await keepResult(context, reader, provider, place, result);
  const typed =
    outcome.kind === 'done' ? rememberInput(provider, place, input, await readFacts(context, reader.id)) : {};
  await writeFacts(context, reader.id, { ...noted, ...typed });
  return { result, changed };
}
