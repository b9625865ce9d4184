import { findStep, type GuideOutline, type Step } from '../../guides/index.ts';
import { firstMissingFor } from '../run/requirements.ts';
import { initialInputOf } from '../run/typed-input.ts';
import type { BenchContext } from '../context.ts';
import { providerOf } from '../providers/index.ts';
import { clockOffset, readFacts } from '../reader/facts.ts';
import { listHoldings } from '../reader/holdings.ts';
import { listDone } from '../reader/progress.ts';
import type { Reader } from '../reader/readers.ts';
import { lastRun } from '../reader/runs.ts';
import type { BenchState, Facts, Holding, RunResult } from '../types.ts';
import { isOutdated } from './is-outdated.ts';

/** Reads the state of a step's bench; undefined before the reader's first press. */
export async function benchState(
  context: BenchContext,
  reader: Reader | undefined,
  guideId: string,
  stepId: string,
): Promise<BenchState> {
  const { guide, step } = findStep(guideId, stepId) ?? {};
  if (!guide || !step) throw new Error(`There is no step ${guideId}/${stepId}.`);
  return reader ? await stateOf(context, reader, guide, step) : await emptyState(context, guide, step);
}

async function emptyState(context: BenchContext, guide: GuideOutline, step: Step): Promise<BenchState> {
  const provider = providerOf(context, guide.provider);
  const { mode, forgotten } = await context.connections.find(undefined, provider.id);
  return {
    answers: { mode, forgotten },
    prefill: initialInputOf(provider, step, mode, '', {}),
    known: false,
    missing: missingOf(guide, step, [], {}),
    who: null,
    holdings: [],
    choices: [],
    done: [],
    arrival: null,
    clock_offset_ms: 0,
    last_run: null,
    project: null,
  };
}

async function stateOf(context: BenchContext, reader: Reader, guide: GuideOutline, step: Step): Promise<BenchState> {
  const { db, projects, connections } = context;
  const provider = providerOf(context, guide.provider);
  const facts = await readFacts(context, reader.id);
  const { mode, forgotten } = await connections.find(reader.id, provider.id);
  const clock_offset_ms = clockOffset(facts, mode);
  const holdings = await listHoldings(context, reader.id, Date.now() + clock_offset_ms);
  const project = await projects.find(reader.id);
  const done = await listDone(db, reader.id, guide.id);
  const last = await lastRun(context, reader.id, { guide: guide.id, step: step.id });
  const arrival = provider.arrivalMessage?.({ guide, step }, { facts, holdings, done, last }) ?? null;
  const toShow = arrival ? null : await lastToShow(context, reader, guide, step, last);
  const lastAction = step.actions.find(({ id }) => id === toShow?.action);
  const isShown = toShow && !isOutdated(provider, lastAction, toShow, { facts, holdings });
  return {
    answers: { mode, forgotten },
    prefill: initialInputOf(provider, step, mode, reader.id, facts),
    known: true,
    who: provider.who(facts, holdings),
    holdings: holdings.map((holding) => withAddress(holding, provider.sentTo?.(facts, holding))),
    choices: provider.choices(facts),
    done,
    missing: arrival?.done ? {} : missingOf(guide, step, holdings, facts),
    arrival,
    clock_offset_ms,
    last_run: isShown ? toShow : null,
    project: project
      ? { project_id: project.project_id, base_url: project.base_url, expires_at: project.expires_at }
      : null,
  };
}

/** A failure on purpose says nothing about the step, so the run before it is shown to a reader who comes back. */
async function lastToShow(
  context: BenchContext,
  reader: Reader,
  guide: GuideOutline,
  step: Step,
  last: RunResult | null,
): Promise<RunResult | null> {
  const actions = step.actions.filter(({ demonstratesFailure }) => !demonstratesFailure).map(({ id }) => id);
  if (!last || actions.includes(last.action)) return last;
  return await lastRun(context, reader.id, { guide: guide.id, step: step.id, actions });
}

const withAddress = (holding: Holding, sent_to: string | undefined): Holding => ({
  ...holding,
  ...(sent_to && { sent_to }),
});

function missingOf(guide: GuideOutline, step: Step, holdings: Holding[], facts: Partial<Facts>): BenchState['missing'] {
  const missing = step.actions.map(
    (action) => [action.id, firstMissingFor({ guide, step, action }, holdings, facts)] as const,
  );
  return Object.fromEntries(missing.flatMap(([id, what]) => (what ? [[id, what]] : [])));
}
