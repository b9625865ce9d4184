import { sql, type Kysely } from 'kysely';
import { benchTables } from './bench.ts';
import { connectionTables } from './connections.ts';
import { passwordlessTables } from './passwordless.ts';
import { projectTables } from './projects.ts';
import { siteTables } from './site.ts';
import { stytchTables } from './stytch.ts';

const ALL = [siteTables, projectTables, stytchTables, connectionTables, passwordlessTables, benchTables];

/** Creates every table. Plain SQL that SQLite and PostgreSQL share, because a list of tables reads best as one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const tables of ALL)
    for (const statement of tables.split(';')) if (statement.trim()) await sql.raw(statement).execute(db);
}
