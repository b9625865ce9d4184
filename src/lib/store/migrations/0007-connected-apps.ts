import { sql, type Kysely } from 'kysely';
import { project } from './0001-initial/project.ts';

/** Connected apps of a project, and what members granted them. */
const TABLES = `
create table sandbox_connected_apps (
  ${project},
  id text not null,
  data text not null,
  created_at bigint not null,
  primary key (project_id, id));

create table sandbox_app_grants (
  project_id text not null,
  app_id text not null,
  organization_id text not null,
  member_id text not null,
  scopes text not null,
  created_at bigint not null,
  primary key (project_id, member_id, app_id),
  foreign key (project_id, app_id) references sandbox_connected_apps (project_id, id) on delete cascade,
  foreign key (project_id, member_id) references sandbox_members (project_id, id) on delete cascade);
create index sandbox_app_grants_organization on sandbox_app_grants (project_id, organization_id);
create index sandbox_app_grants_app on sandbox_app_grants (project_id, app_id);
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES.split(';')) if (statement.trim()) await sql.raw(statement).execute(db);
}
