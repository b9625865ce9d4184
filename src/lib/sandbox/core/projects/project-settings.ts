import type { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import { parseJson } from '../database/parse-json.ts';
import { prepared } from '../database/prepared.ts';

/*
 * What a provider's dashboard would set for a project. A setting that was never set has its default, so that a new
 * project needs no row.
 */

export interface ProjectSetting<T> {
  name: string;
  schema: z.ZodType<T>;
  default: T;
}

const byName = prepared((db, values: { projectId: string; name: string }) =>
  db
    .selectFrom('sandbox_settings')
    .select('value')
    .where('project_id', '=', values.projectId)
    .where('name', '=', values.name),
);

/** Reads a setting of a project; its default if it was never set. */
export async function readSetting<T>(db: Executor, projectId: string, setting: ProjectSetting<T>): Promise<T> {
  const [row] = (await byName(db, { projectId, name: setting.name })).rows;
  return row ? parseJson<T>(row.value) : setting.default;
}

/** Sets a setting of a project. @param newValue a value that the setting's schema has validated */
export async function writeSetting<T>(
  db: Executor,
  projectId: string,
  { name }: ProjectSetting<T>,
  newValue: T,
): Promise<void> {
  const value = JSON.stringify(newValue);
  await db
    .insertInto('sandbox_settings')
    .values({ project_id: projectId, name, value })
    .onConflict((conflict) => conflict.columns(['project_id', 'name']).doUpdateSet({ value }))
    .execute();
}

/** Puts a setting back to its default. */
export async function clearSetting(db: Executor, projectId: string, { name }: { name: string }): Promise<void> {
  await db.deleteFrom('sandbox_settings').where('project_id', '=', projectId).where('name', '=', name).execute();
}
