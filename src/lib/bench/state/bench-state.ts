import { arrivalMessage } from '../providers/stytch/magic-link/arrival-message.ts';
import { findStep } from '../../guides/index.ts';
import { firstMissingFor } from '../run/requirements.ts';
import type { BenchContext } from '../context.ts';
import { prefillFor } from '../prepare/prefill.ts';
import { readFacts } from '../reader/facts.ts';
import { listHoldings } from '../reader/holdings.ts';
import { listDone } from '../reader/progress.ts';
import type { Reader } from '../reader/readers.ts';
import { lastRun } from '../reader/runs.ts';
import type { BenchState, Facts, Holding, ModeState } from '../types.ts';

/** What the bench shows somebody who has not pressed anything yet. */
export const emptyState = (answers: ModeState, guide: string, step: string): BenchState => ({
  answers,
  prefill: prefillFor(answers.mode, ''),
  known: false,
  missing: missingOf(guide, step, [], {}),
  who: null,
  holdings: [],
  choices: [],
  done: [],
  arrival: null,
  last_run: null,
  project: null,
});

function missingOf(guideId: string, stepId: string, holdings: Holding[], facts: Partial<Facts>): BenchState['missing'] {
  const { guide, step } = findStep(guideId, stepId) ?? {};
  if (!guide || !step) return {};
  const missing = step.actions.map(
    (action) => [action.id, firstMissingFor({ guide, step, action }, holdings, facts)] as const,
  );
  return Object.fromEntries(missing.flatMap(([id, what]) => (what ? [[id, what]] : [])));
}

/** What the bench of a step shows this reader. */
export async function benchState(
  context: BenchContext,
  reader: Reader,
  guide: string,
  step: string,
): Promise<BenchState> {
  const { db, projects, providers, connections } = context;
  const holdings = await listHoldings(context, reader.id, Date.now());
  const facts = await readFacts(context, reader.id);
  const { mode, forgotten } = await connections.find(reader.id, guide);
  const provider = providers({ id: guide });
  const project = await projects.find(reader.id);
  const done = await listDone(db, reader.id, guide);
  const last = await lastRun(context, reader.id, guide, step);
  const arrival = arrivalMessage({ guide, step }, { facts, holdings, done, last });
  return {
    answers: { mode, forgotten },
    prefill: prefillFor(mode, reader.id),
    known: true,
    who: provider.who(facts, holdings),
    holdings,
    choices: provider.choices(facts),
    done,
    missing: missingOf(guide, step, holdings, facts),
    arrival,
    last_run: arrival ? null : last,
    project: project
      ? { project_id: project.project_id, base_url: project.base_url, expires_at: project.expires_at }
      : null,
  };
}
