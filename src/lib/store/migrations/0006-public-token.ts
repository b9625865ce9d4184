import { sql, type Kysely } from 'kysely';

/** The public token of a reader's project, which logins that begin in the browser name. Empty for older projects. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table bench_projects add column public_token text not null default ''`.execute(db);
}
