import { randomUUID } from 'node:crypto';
import { giverOf, type Action, type Ceremony, type Place } from '../../guides/index.ts';
import type { Changed } from '../types.ts';
import { unavailableReason } from '../credentials/mode-limits.ts';
import { isLive, type Mode } from '../credentials/types.ts';
import type { BenchContext } from '../context.ts';
import { providerOf } from '../providers/index.ts';
import { clockOffset, readFacts } from '../reader/facts.ts';
import { listHoldings } from '../reader/holdings.ts';
import type { Reader } from '../reader/readers.ts';
import { resultOf } from '../run/begin.ts';
import { findHopeless } from '../run/check-input.ts';
import { runAction } from '../run/run-action.ts';
import { isMet } from '../run/requirements.ts';
import { initialInputOf } from '../run/typed-input.ts';
import type { RunResult, Wording } from '../types.ts';

export interface Prepared {
  /** The runs it took, in order. If the step still isn't ready, the last one failed. */
  runs: RunResult[];
  /** The action that the browser has to run first. */
  browser?: { step: string; action: string; ceremony: Ceremony; input: Record<string, string> };
  /** The sentence about what only the reader can do first: in live modes the email is real. */
  waiting?: Wording;
  changed: Changed;
}

/**
 * Runs, with example input, the actions that give the reader what this action needs and they don't have yet.
 * @param rawInput what the reader typed for this action. If that can't succeed, or the action doesn't work in a real
 *   project, nothing runs, and the only run says so.
 */
export async function prepare(
  context: BenchContext,
  reader: Reader,
  place: Place,
  rawInput: Record<string, unknown> = {},
): Promise<Prepared> {
  const prepared: Prepared = { runs: [], changed: {} };
  const hopeless = await hopelessRun(context, reader, place, rawInput);
  if (hopeless) return { ...prepared, runs: [hopeless] };
  await prepareFor(context, reader, place, prepared);
  return prepared;
}

/**
 * The result of an action that can't succeed: it doesn't work in a real project, or its input is sure to be rejected.
 * Undefined if nothing has to be prepared, because then running it says so, and the provider itself rejects the input.
 * The reader does a manual action, which works anywhere.
 */
async function hopelessRun(
  context: BenchContext,
  reader: Reader,
  place: Place,
  rawInput: Record<string, unknown>,
): Promise<RunResult | undefined> {
  const provider = providerOf(context, place.guide.provider);
  const { mode } = await context.connections.find(reader.id, provider.id);
  const unavailable = isLive({ mode }) && !place.action.manual ? unavailableReason(mode, place.action) : undefined;
  const reason = unavailable ?? findHopeless(place.action, rawInput, mode, provider);
  if (!reason || (await isReady(context, reader, mode, place.action))) return undefined;
  return resultOf(place, { id: randomUUID(), started_at: Date.now() }, reason);
}

/**
 * Prepares one action, and first what that needs.
 * @returns false if a run failed, or if only the reader can continue
 */
async function prepareFor(context: BenchContext, reader: Reader, place: Place, prepared: Prepared): Promise<boolean> {
  const provider = providerOf(context, place.guide.provider);
  const { mode } = await context.connections.find(reader.id, provider.id);
  if (await isReady(context, reader, mode, place.action)) return true;
  const better = (place.action.prefers ?? []).filter(
    (requirement) => !isLive({ mode }) || !takesAddress(place, requirement),
  );
  for (const requirement of [...better, ...place.action.needs]) {
    if (await isThere(context, reader, mode, requirement)) continue;
    const giver = giverOf(place.guide, requirement, place.step);
    if (!giver) return false;
    if (isLive({ mode })) {
      prepared.waiting = provider.mail?.readersPart(giver.action, await readFacts(context, reader.id));
      if (prepared.waiting) return false;
    }
    if (!(await prepareFor(context, reader, giver, prepared))) return false;
    const input = await exampleInput(context, reader, giver);
    if (giver.action.inBrowser) {
      const { id, inBrowser: ceremony } = giver.action;
      prepared.browser = { step: giver.step.id, action: id, ceremony, input };
      return false;
    }
    const { result, changed } = await runAction(context, reader, giver, input);
    prepared.runs.push(result);
    Object.assign(prepared.changed, changed);
    if (result.outcome.kind !== 'done') return false;
  }
  return true;
}

const hasAddress = ({ inputs }: Action) => inputs.some(({ type }) => type === 'email');

/** Whether the action that gives a requirement asks for an address, which live modes have no example for. */
function takesAddress({ guide, step }: Place, requirement: string): boolean {
  const giver = giverOf(guide, requirement, step);
  return giver !== undefined && hasAddress(giver.action);
}

/**
 * Whether an action that needs something has all of it. If so, its preferred requirements aren't prepared: the reader
 * may have left them out, and a press must not depend on whether the page had loaded what they hold.
 */
async function isReady(context: BenchContext, reader: Reader, mode: Mode, { needs }: Action): Promise<boolean> {
  for (const need of needs) if (!(await isThere(context, reader, mode, need))) return false;
  return needs.length > 0;
}

async function isThere(context: BenchContext, reader: Reader, mode: Mode, requirement: string): Promise<boolean> {
  const facts = await readFacts(context, reader.id);
  const now = Date.now() + clockOffset(facts, mode);
  return isMet(requirement, await listHoldings(context, reader.id, now), facts);
}

/** The input of an action that runs without a form: what the reader typed or sees at first, and the default choice. */
export async function exampleInput(
  context: BenchContext,
  reader: Reader,
  { guide, step, action }: Place,
): Promise<Record<string, string>> {
  const provider = providerOf(context, guide.provider);
  const facts = await readFacts(context, reader.id);
  const choices = provider.choices(facts);
  const { mode } = await context.connections.find(reader.id, provider.id);
  const initial = initialInputOf(provider, step, mode, reader.id, facts);
  const preferred = choices.find((choice) => choice.default) ?? choices[0];
  return Object.fromEntries(
    action.inputs.map(({ name, type, example }) => [
      name,
      type === 'choice' ? (preferred?.value ?? '') : (initial[name] ?? example),
    ]),
  );
}
