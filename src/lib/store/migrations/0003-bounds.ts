import { sql, type Kysely } from 'kysely';

/** What the bounds of a public site count: bytes per sandbox project and network, and the calls of a ceremony. */
const statements = [
  `alter table sandbox_projects add column bytes bigint not null default 0`,
  `create table sandbox_networks (network text primary key, bytes bigint not null)`,
  `create table store_state (id integer primary key, is_full integer not null)`,
  `insert into store_state (id, is_full) values (1, 0)`,
  `alter table bench_ceremonies add column calls integer not null default 0`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
