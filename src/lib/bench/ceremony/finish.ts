import { reasonOf, type Problem } from '../../quickstart/passwordless/api.ts';
import { explainAnswer } from '../../quickstart/passwordless/explain.ts';
import { resultOf } from '../run/begin.ts';
import { PASSWORDLESS } from '../credentials/types.ts';
import { parse, text } from '../json.ts';
import { keepResult } from '../run/keep-result.ts';
import { refused, unanswered } from '../run/outcome.ts';
import type { BenchContext } from '../context.ts';
import { readFacts } from '../reader/facts.ts';
import type { Reader } from '../reader/readers.ts';
import type { Outcome, RunResult } from '../types.ts';
import { promptEnded } from './prompt-end.ts';
import { takePendingCeremony, type PendingCeremony } from './pending-ceremonies.ts';

/**
 * Closes a ceremony. What it came to is read off the exchanges, never taken from the browser.
 * @param ended why the prompt ended without an answer, as the browser says it
 */
export async function finishCeremony(
  context: BenchContext,
  reader: Reader,
  run: string,
  ended: unknown,
): Promise<RunResult | null> {
  // Whoever changes what answers loses what is under way: this is what answered.
  const { mode } = await context.connections.find(reader.id, PASSWORDLESS);
  const ceremony = await takePendingCeremony(context, reader.id, run);
  if (!ceremony) return null;
  const { place, started, exchanges } = ceremony;
  const provider = context.providers(place.guide);
  const outcome = readOutcome(ceremony, ended) ?? {
    kind: 'done' as const,
    ...provider.finish(place, await readFacts(context, reader.id)),
  };
  if (outcome.kind === 'refused') Object.assign(outcome, provider.finishRefused?.(place, exchanges));
  const result = { ...resultOf(place, started, outcome), exchanges, mode };
  await keepResult(context, reader, place, result);
  return result;
}

/** Undefined when the provider took what the authenticator made. */
function readOutcome({ exchanges, place }: PendingCeremony, ended: unknown): Outcome | undefined {
  const last = exchanges.at(-1);
  if (last && !last.response) return unanswered(new Error('no answer'), last);
  if (last?.response && last.response.status >= 400) {
    const problem: Problem = parse(last.response.body) ?? {};
    const { status } = last.response;
    const code = text(problem.errorCode);
    const explained = explainAnswer(status, code, reasonOf(problem));
    return refused({ error_type: code || (status === 401 ? 'wrong_key' : 'no_code'), ...explained }, place.guide.id);
  }
  return last?.operation?.endsWith('.complete') ? undefined : promptEnded(ended);
}
