import type { BenchContext } from '../context.ts';
import { providerOf } from '../providers/index.ts';
import type { BrowserHalf } from '../providers/provider.ts';
import { readFacts } from '../reader/facts.ts';
import type { Reader } from '../reader/readers.ts';
import { resultOf } from '../run/begin.ts';
import { keepResult } from '../run/keep-result.ts';
import { refused, unanswered } from '../run/outcome.ts';
import type { Outcome, RunResult } from '../types.ts';
import { browserHalfOf } from './browser-half.ts';
import { takePendingCeremony, type PendingCeremony } from './pending-ceremonies.ts';
import { promptEnded } from './prompt-end.ts';

/**
 * Finishes a ceremony. Its outcome is read off the exchanges, never taken from the browser.
 * @param ended why the prompt ended without an answer, as the browser says
 * @returns null if the reader has no such ceremony
 */
export async function finishCeremony(
  context: BenchContext,
  reader: Reader,
  run: string,
  ended: unknown,
): Promise<RunResult | null> {
  const ceremony = await takePendingCeremony(context, reader.id, run);
  if (!ceremony) return null;
  const { place, started, exchanges } = ceremony;
  const provider = providerOf(context, place.guide.provider);
  const browser = browserHalfOf(provider);
  // A change of credentials deletes pending ceremonies, so these are the ones that were used.
  const { mode } = await context.connections.find(reader.id, provider.id);
  const outcome = readOutcome(browser, ceremony, ended) ?? {
    kind: 'done' as const,
    ...browser.describe(place, await readFacts(context, reader.id), exchanges),
  };
  if (outcome.kind === 'refused') Object.assign(outcome, browser.describeRefusal(place, exchanges));
  const result = { ...resultOf(place, started, outcome), exchanges, mode };
  await keepResult(context, reader, provider, place, result);
  return result;
}

/** Undefined if the provider accepted what the authenticator created. */
function readOutcome(browser: BrowserHalf, { exchanges, place }: PendingCeremony, ended: unknown): Outcome | undefined {
  const last = exchanges.at(-1);
  if (last && !last.response) return unanswered(new Error('no answer'), last);
  if (last?.response && last.response.status >= 400) return refused(browser.refusal(last.response), place.guide.id);
  return last?.operation?.endsWith('.complete') ? undefined : promptEnded(ended);
}
