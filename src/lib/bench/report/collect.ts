import type { BenchContext } from '../context.ts';
import { FAILURES } from '../../guides/failure.ts';
import { findAction } from '../../guides/index.ts';
import { allProviders } from '../providers/index.ts';
import { listHoldings } from '../reader/holdings.ts';
import type { RunResult } from '../types.ts';
import { tokensIn } from './tokens.ts';

/**
 * One run per action of a guide: the newest successful one, else the newest. In the order they were run.
 */
export function lastOfEach(runs: RunResult[], guide: string): RunResult[] {
  const last = new Map<string, RunResult>();
  for (const run of runs) {
    if (run.guide !== guide || run.step === FAILURES) continue;
    const key = `${run.step}/${run.action}`;
    const before = last.get(key);
    if (before && hasSucceeded(before) && !hasSucceeded(run)) continue;
    last.delete(key);
    last.set(key, run);
  }
  return [...last.values()];
}

/** An action that demonstrates a failure succeeds when the provider rejects it, too. */
function hasSucceeded({ guide, step, action, outcome }: RunResult): boolean {
  const isDemo = findAction(guide, step, action)?.action.demonstratesFailure ?? false;
  return outcome.kind === 'done' || (isDemo && outcome.kind === 'refused');
}

/** Every secret text of a reader: tokens they hold, tokens in their runs, the secrets of their projects. */
export async function secretsOf(context: BenchContext, reader_id: string, runs: RunResult[]): Promise<string[]> {
  // Expired tokens, too: they were secret once.
  const held = await listHoldings(context, reader_id, 0);
  const ofProjects = await Promise.all(
    allProviders(context).map(async (provider) => {
      const { connection } = await context.connections.find(reader_id, provider.id);
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
