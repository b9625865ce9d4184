import { sql, type Kysely } from 'kysely';

/** Creates the table of what the site as a whole notes about itself, and a column for a metric. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table site_values (name text primary key, value text not null)`.execute(db);
  await sql`alter table bench_readers add column first_call_at bigint`.execute(db);
  // Readers from before would count as slow ones.
  await sql`update bench_readers set first_call_at = created_at`.execute(db);
}
