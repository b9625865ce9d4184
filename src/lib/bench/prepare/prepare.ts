import { giverOf, type Action, type Ceremony, type Place } from '../../guides/index.ts';
import type { Changed } from '../run/apply-effects.ts';
import { isLive } from '../credentials/types.ts';
import type { BenchContext } from '../context.ts';
import { prefillFor } from './prefill.ts';
import { readFacts } from '../reader/facts.ts';
import { listHoldings } from '../reader/holdings.ts';
import type { Reader } from '../reader/readers.ts';
import { runAction } from '../run/run-action.ts';
import { isMet } from '../run/requirements.ts';
import type { RunResult, Said } from '../types.ts';

export interface Prepared {
  /** The runs it took, in order. The last one failed when the step is still not ready. */
  runs: RunResult[];
  /** What a browser has to do before it can go on from here. */
  browser?: { step: string; action: string; ceremony: Ceremony; input: Record<string, string> };
  /** What only the reader can do before it can go on: in a live mode the mail is real. */
  waiting?: Said;
  changed: Changed;
}

/** Runs, with made-up input, whatever gives the reader what this action needs. Already there: nothing runs. */
export async function prepare(context: BenchContext, reader: Reader, place: Place): Promise<Prepared> {
  const prepared: Prepared = { runs: [], changed: {} };
  await prepareFor(context, reader, place, prepared);
  return prepared;
}

/** @returns false when a run on the way did not succeed, or only the reader can go on */
async function prepareFor(context: BenchContext, reader: Reader, place: Place, prepared: Prepared): Promise<boolean> {
  const { mode } = await context.connections.find(reader.id, place.guide.id);
  const better = (place.action.prefers ?? []).filter(
    (requirement) => !isLive({ mode }) || !takesAddress(place, requirement),
  );
  for (const requirement of [...better, ...place.action.needs]) {
    if (await isThere(context, reader, requirement)) continue;
    const giver = giverOf(place.guide, requirement, place.step);
    if (!giver) return false;
    if (isLive({ mode })) {
      prepared.waiting = await whatOnlyTheReaderCan(context, reader, giver.action);
      if (prepared.waiting) return false;
    }
    if (!(await prepareFor(context, reader, giver, prepared))) return false;
    const input = await example(context, reader, giver);
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

/** Whether what gives it takes an address, which a live mode makes up for nobody. */
function takesAddress({ guide, step }: Place, requirement: string): boolean {
  const giver = giverOf(guide, requirement, step);
  return giver !== undefined && hasAddress(giver.action);
}

/** Undefined when it can be prepared without the reader. */
async function whatOnlyTheReaderCan(context: BenchContext, reader: Reader, action: Action): Promise<Said | undefined> {
  if (hasAddress(action)) {
    return {
      sentence: 'This needs a real email, so only you can prepare it.',
      detail: 'Request a link with your own address in “Send the link from your app”.',
    };
  }
  if (action.sandboxOnly !== 'mailbox') return undefined;
  const { mail } = await readFacts(context, reader.id);
  return mail
    ? {
        sentence: `A real email was sent to ${mail.to}.`,
        detail: 'Open its link in this browser to come back here.',
      }
    : {
        sentence: 'This needs the link from a real email, so only you can prepare it.',
        detail: 'Request a link with your own address in “Send the link from your app”, then open it in this browser.',
      };
}

async function isThere(context: BenchContext, reader: Reader, requirement: string): Promise<boolean> {
  const facts = await readFacts(context, reader.id);
  return isMet(requirement, await listHoldings(context, reader.id, Date.now()), facts);
}

async function example(
  context: BenchContext,
  reader: Reader,
  { guide, action }: Place,
): Promise<Record<string, string>> {
  const choices = context.providers(guide).choices(await readFacts(context, reader.id));
  const { mode } = await context.connections.find(reader.id, guide.id);
  const prefill = prefillFor(mode, reader.id);
  const preferred = choices.find((choice) => choice.default) ?? choices[0];
  return Object.fromEntries(
    action.inputs.map(({ name, type, example: value }) => [
      name,
      type === 'choice' ? (preferred?.value ?? '') : (prefill[name] ?? value),
    ]),
  );
}
