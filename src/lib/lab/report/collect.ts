import type { Executor } from '../../store/database.ts';
import type { LabParts } from '../parts.ts';
import { basicAuthorization } from '../sandbox-project/control-plane.ts';
import type { RunResult } from '../types.ts';
import { tokensIn } from './tokens.ts';

/** Every run of the reader that is still kept, oldest first. */
export async function listRuns(db: Executor, reader_id: string): Promise<RunResult[]> {
  const rows = await db
    .selectFrom('lab_runs')
    .select('result')
    .where('reader_id', '=', reader_id)
    .orderBy('started_at')
    .execute();
  return rows.map(({ result }) => JSON.parse(result) as RunResult);
}

/** Of a guide's runs the newest of each action, in the order they were run: what somebody tried, without the retries. */
export function newestOfEach(runs: RunResult[], guide: string): RunResult[] {
  const newest = new Map<string, RunResult>();
  for (const run of runs) {
    if (run.guide !== guide) continue;
    const key = `${run.step}/${run.action}`;
    newest.delete(key);
    newest.set(key, run);
  }
  return [...newest.values()];
}

/** Every text that opens something of this reader's: what they hold, what their runs brought, their project's secret. */
export async function secretsOf(parts: LabParts, reader_id: string, runs: RunResult[]): Promise<string[]> {
  const held = await parts.db.selectFrom('lab_holdings').select('value').where('reader_id', '=', reader_id).execute();
  const project = await parts.projects.find(reader_id);
  const all = [
    ...held.map(({ value }) => value),
    ...tokensIn(runs.flatMap(({ exchanges }) => exchanges)),
    ...(project ? [project.secret.reveal(), basicAuthorization(project).slice('Basic '.length)] : []),
  ];
  // A shorter text is none that opens anything, and may stand in a word.
  return [...new Set(all)].filter((secret) => secret.length >= 8);
}
