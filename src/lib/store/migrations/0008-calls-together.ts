import { sql, type Kysely } from 'kysely';

/** Some calls to a row. The record lives a day, so it begins anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('sandbox_calls').execute();
  await sql`
    create table sandbox_calls (
      project_id text not null references sandbox_projects (id) on delete cascade,
      position bigint not null,
      count integer not null,
      started_at bigint not null,
      exchanges text not null,
      primary key (project_id, position))`.execute(db);
  await db.schema.createIndex('sandbox_calls_started').on('sandbox_calls').column('started_at').execute();
}
