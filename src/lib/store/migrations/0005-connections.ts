import { sql, type Kysely } from 'kysely';
import { project } from './0001-initial/project.ts';

const statements = [
  // Whether the connection has everything that a login needs, for searches.
  `alter table sandbox_connections add column active integer not null default 0`,
  `create table sandbox_m2m_clients (
    ${project}, id text not null, data text not null, created_at bigint not null, primary key (project_id, id))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
