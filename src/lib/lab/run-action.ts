import { randomUUID } from 'node:crypto';
import { aside } from '../wire/recorder.ts';
import { applyLessons, type Changed } from './apply-lessons.ts';
import { checkInput } from './check-input.ts';
import { openNewestLink } from './open-link.ts';
import type { Place } from '../outline/index.ts';
import { missing, outcomeOf, vanished } from './outcome.ts';
import { firstLacking } from './lacking.ts';
import { parkToken } from './park-token.ts';
import type { LabParts } from './parts.ts';
import { readFacts, writeFacts } from './reader/facts.ts';
import { listHoldings } from './reader/holdings.ts';
import { markDone } from './reader/progress.ts';
import type { Reader } from './reader/readers.ts';
import { keepRun } from './reader/runs.ts';
import { recordFor } from './record-for.ts';
import { stytchActions } from './stytch/actions/index.ts';
import type { Bench, Input } from './stytch/bench.ts';
import type { Facts, Outcome, RunResult } from './types.ts';

export interface Ran {
  result: RunResult;
  /** What it changed in the reader's hands. */
  changed: Changed;
}

/** Runs one action of a step with what the reader holds. Whatever happens on the way becomes an outcome. */
export async function runAction(
  parts: LabParts,
  reader: Reader,
  place: Place,
  given: Record<string, unknown>,
): Promise<Ran> {
  const started = { id: randomUUID(), started_at: Date.now() };
  const nothingSent = (outcome: Outcome): Ran => ({ result: resultOf(place, started, outcome), changed: {} });

  const project = await parts.projects.ensure(reader.id);
  const facts = await readFacts(parts.db, reader.id);
  const holdings = await listHoldings(parts.db, reader.id, started.started_at);
  const lacking = firstLacking(place, holdings, facts);
  if (lacking) return nothingSent(missing(lacking.what, lacking.from));

  // After what is missing: a step before this one may be what makes the choices.
  const input = checkInput(place.action, given);
  if (isOutcome(input)) return nothingSent(input);

  const noted: Partial<Facts> = {};
  const parked: string[] = [];
  const bench: Bench = {
    stytch: parts.clients(project),
    facts,
    held: (kind) => holdings.find((holding) => holding.kind === kind)?.value ?? '',
    note: (more) => Object.assign(noted, more),
    openLink: (to) => aside(() => openNewestLink(parts, project, to)),
    park: (token) => parked.push(token),
  };
  const { exchanges, outcome: ended } = await recordFor(parts, project, () => runOf(place)(bench, input));
  const outcome: Outcome = ended.ok ? { kind: 'done', ...ended.value } : outcomeOf(ended.error, exchanges, place);
  if (outcome.kind === 'refused' && outcome.error_type === 'unauthorized_credentials') {
    await parts.projects.forget(reader.id);
    return nothingSent(vanished(place.guide.id));
  }
  const result = { ...resultOf(place, started, outcome), exchanges };

  const source = { by: 'guide' as const, step: place.step.id, run: result.id };
  const changed = place.action.asAnother ? {} : await applyLessons(parts.db, reader.id, exchanges, source);
  await writeFacts(parts.db, reader.id, noted);
  for (const token of parked) await parkToken(parts, reader, project, token);
  await keep(parts, reader, place, result);
  return { result, changed };
}

const isOutcome = (input: Input | Outcome): input is Outcome => 'kind' in input && typeof input.sentence === 'string';

function runOf({ step, action }: Place) {
  const run = stytchActions[`${step.id}/${action.id}`];
  if (!run) throw new Error(`The outline names ${step.id}/${action.id}, and nothing runs it.`);
  return run;
}

function resultOf(
  { guide, step, action }: Place,
  started: { id: string; started_at: number },
  outcome: Outcome,
): RunResult {
  return { ...started, guide: guide.id, step: step.id, action: action.id, outcome, exchanges: [] };
}

async function keep(parts: LabParts, reader: Reader, place: Place, result: RunResult): Promise<void> {
  await keepRun(parts.db, reader.id, result);
  if (result.outcome.kind === 'done' && !place.action.breaks) {
    await markDone(parts.db, reader.id, place.guide.id, place.step.id, result.started_at);
  }
}
