import type { BenchContext } from '../context.ts';
import { FAILURES } from '../../guides/failure.ts';
import { FINISHED_APP } from '../../guides/finished-app.ts';
import { findAction } from '../../guides/index.ts';
import { isSimulatedOutage } from '../../guides/simulated-outage.ts';
import { allProviders } from '../providers/index.ts';
import { listHoldings } from '../reader/holdings.ts';
import { listRuns } from '../reader/runs.ts';
import { storyReaderId } from '../stories/story-reader.ts';
import type { RunResult } from '../types.ts';
import { tokensIn } from './tokens.ts';

/**
 * The runs of a reader and of the stories they watched, oldest first. What a story did isn't reported where the reader
 * ran the same action, perhaps with real credentials.
 */
export async function runsOf(context: BenchContext, reader_id: string): Promise<RunResult[]> {
  const ownRuns = await listRuns(context, reader_id);
  const ran = new Set(ownRuns.map(keyOf));
  const ofStories = await listRuns(context, storyReaderId(reader_id));
  const watched = ofStories.filter((run) => (hasSucceeded(run) || isOutage(run)) && !ran.has(keyOf(run)));
  return [...ownRuns, ...watched].sort((a, b) => a.started_at - b.started_at);
}

/**
 * One run per action of some guides: the newest successful one, else the newest; and the newest in a simulated outage.
 * For the finished app, also the newest run of each failure. In the order they were run.
 */
export function lastOfEach(runs: RunResult[], guides: string[]): RunResult[] {
  const last = new Map<string, RunResult>();
  for (const run of runs) {
    if (!guides.includes(run.guide) || run.step === FAILURES || onlyPrepares(run)) continue;
    const key = keyOf(run);
    const before = last.get(key);
    if (before && hasSucceeded(before) && !hasSucceeded(run)) continue;
    last.delete(key);
    last.set(key, run);
  }
  return [...last.values()];
}

const isOutage = ({ mode = 'sandbox', outcome, exchanges }: RunResult): boolean =>
  isSimulatedOutage({ mode, outcome: outcome.kind, exchanges });

const onlyPrepares = ({ guide, step, action }: RunResult) => findAction(guide, step, action)?.action.onlyPrepares;

function keyOf(run: RunResult): string {
  const { guide, step, action, outcome, exchanges } = run;
  if (step !== FINISHED_APP) return `${guide}/${step}/${action}${isOutage(run) ? ' in an outage' : ''}`;
  // One page may make different calls: with the token in its address, and after that without.
  const calls = exchanges.map(({ operation }) => operation);
  return [action, ...calls, outcome.kind, outcome.kind === 'refused' ? outcome.error_type : ''].join(' ');
}

/** An action that demonstrates a failure succeeds when the provider rejects it, too. */
function hasSucceeded({ guide, step, action, outcome }: RunResult): boolean {
  const isDemo = findAction(guide, step, action)?.action.demonstratesFailure ?? false;
  return outcome.kind === 'done' || (isDemo && outcome.kind === 'refused');
}

/** Every secret text of a reader: tokens they hold, tokens in their runs, the secrets of their projects. */
export async function secretsOf(context: BenchContext, reader_id: string, runs: RunResult[]): Promise<string[]> {
  const ids = [reader_id, storyReaderId(reader_id)];
  // Expired tokens, too: they were secret once.
  const held = (await Promise.all(ids.map((id) => listHoldings(context, id, 0)))).flat();
  const places = ids.flatMap((id) => allProviders(context).map((provider) => ({ id, provider })));
  const ofProjects = await Promise.all(
    places.map(async ({ id, provider }) => {
      const { connection } = await context.connections.find(id, provider.id);
      return connection ? provider.secretsOf(connection) : [];
    }),
  );
  const all = [
    ...held.map(({ value }) => value),
    ...tokensIn(runs.flatMap(({ exchanges }) => exchanges)),
    ...ofProjects.flat(),
  ];
  // Shorter texts are no secrets and may be part of a word.
  return [...new Set(all)].filter((secret) => secret.length >= 8);
}
