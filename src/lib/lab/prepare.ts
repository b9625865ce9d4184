import { giverOf, type Ceremony, type Place, type Thing } from '../outline/index.ts';
import type { LabParts } from './parts.ts';
import { readFacts } from './reader/facts.ts';
import { listHoldings } from './reader/holdings.ts';
import type { Reader } from './reader/readers.ts';
import { runAction } from './run-action.ts';
import type { Changed } from './apply-lessons.ts';
import { has } from './things.ts';
import type { RunResult } from './types.ts';

export interface Prepared {
  /** The runs it took, in order. The last one failed when the step is still not ready. */
  runs: RunResult[];
  /** What a browser has to do before it can go on from here. */
  browser?: { step: string; action: string; ceremony: Ceremony; input: Record<string, string> };
  changed: Changed;
}

/** Runs, with made-up input, whatever gives the reader what this action needs. Already there: nothing runs. */
export async function prepare(parts: LabParts, reader: Reader, place: Place): Promise<Prepared> {
  const prepared: Prepared = { runs: [], changed: {} };
  await prepareFor(parts, reader, place, prepared);
  return prepared;
}

/** @returns false when a run on the way did not succeed */
async function prepareFor(parts: LabParts, reader: Reader, place: Place, prepared: Prepared): Promise<boolean> {
  for (const thing of [...(place.action.betterWith ?? []), ...place.action.needs]) {
    if (await isThere(parts, reader, thing)) continue;
    const giver = giverOf(place.guide, thing, place.step);
    if (!giver || !(await prepareFor(parts, reader, giver, prepared))) return false;
    const input = await madeUp(parts, reader, giver);
    if (giver.action.inBrowser) {
      const { id, inBrowser: ceremony } = giver.action;
      prepared.browser = { step: giver.step.id, action: id, ceremony, input };
      return false;
    }
    const { result, changed } = await runAction(parts, reader, giver, input);
    prepared.runs.push(result);
    Object.assign(prepared.changed, changed);
    if (result.outcome.kind !== 'done') return false;
  }
  return true;
}

async function isThere(parts: LabParts, reader: Reader, thing: Thing): Promise<boolean> {
  const facts = await readFacts(parts.db, reader.id);
  return has(thing, await listHoldings(parts.db, reader.id, Date.now()), facts);
}

async function madeUp(parts: LabParts, reader: Reader, { guide, action }: Place): Promise<Record<string, string>> {
  const choices = parts.providers(guide).choices(await readFacts(parts.db, reader.id));
  const favourite = choices.find((choice) => choice.favourite) ?? choices[0];
  return Object.fromEntries(
    action.inputs.map(({ name, type, madeUp: value }) => [name, type === 'choice' ? (favourite?.value ?? '') : value]),
  );
}
