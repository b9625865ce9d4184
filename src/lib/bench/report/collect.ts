import type { BenchContext } from '../context.ts';
import { findAction, guides } from '../../guides/index.ts';
import { listHoldings } from '../reader/holdings.ts';
import type { RunResult } from '../types.ts';
import { tokensIn } from './tokens.ts';

/**
 * Of a guide's runs one of each action, in the order they were run: what somebody tried, without the retries. It is the
 * newest that came to what the action is there for: what was refused after that takes nothing away. Without such a run
 * it is the newest.
 */
export function lastOfEach(runs: RunResult[], guide: string): RunResult[] {
  const last = new Map<string, RunResult>();
  for (const run of runs) {
    if (run.guide !== guide) continue;
    const key = `${run.step}/${run.action}`;
    const before = last.get(key);
    if (before && hasSucceeded(before) && !hasSucceeded(run)) continue;
    last.delete(key);
    last.set(key, run);
  }
  return [...last.values()];
}

/** A "break it" is there to be refused, or to show what comes of it. */
function hasSucceeded({ guide, step, action, outcome }: RunResult): boolean {
  const isDemo = findAction(guide, step, action)?.action.demonstratesFailure ?? false;
  return outcome.kind === 'done' || (isDemo && outcome.kind === 'refused');
}

/** Every text that opens something of this reader's: what they hold, what their runs brought, their project's secret. */
export async function secretsOf(context: BenchContext, reader_id: string, runs: RunResult[]): Promise<string[]> {
  // From the beginning of time: what has expired opened something once.
  const held = await listHoldings(context, reader_id, 0);
  const connections = await Promise.all(guides.map(({ id }) => context.connections.find(reader_id, id)));
  const all = [
    ...held.map(({ value }) => value),
    ...tokensIn(runs.flatMap(({ exchanges }) => exchanges)),
    ...guides.flatMap((guide, index) => {
      const connection = connections[index]?.connection;
      return connection ? context.providers(guide).secretsOf(connection) : [];
    }),
  ];
  // A shorter text is none that opens anything, and may stand in a word.
  return [...new Set(all)].filter((secret) => secret.length >= 8);
}
