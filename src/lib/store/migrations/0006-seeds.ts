import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sandbox_projects').addColumn('seed', 'text').execute();
}
