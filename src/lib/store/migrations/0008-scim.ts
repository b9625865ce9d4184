import { sql, type Kysely } from 'kysely';
import { organization } from './0001-initial/project.ts';

/** An organization's SCIM connection, and the users and groups that its identity provider manages. */
const TABLES = `
alter table sandbox_organizations add column scim text;
alter table sandbox_organizations add column scim_id text;
create index sandbox_organizations_scim on sandbox_organizations (scim_id);

create table sandbox_scim_users (
  project_id text not null,
  connection_id text not null,
  id text not null,
  organization_id text not null,
  user_key text not null,
  external_id text not null,
  data text not null,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (project_id, connection_id, id),
  unique (project_id, connection_id, user_key),
  ${organization});
create index sandbox_scim_users_organization on sandbox_scim_users (project_id, organization_id);

create table sandbox_scim_groups (
  project_id text not null,
  connection_id text not null,
  id text not null,
  organization_id text not null,
  name text not null,
  external_id text not null,
  members text not null,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (project_id, connection_id, id),
  ${organization});
create index sandbox_scim_groups_organization on sandbox_scim_groups (project_id, organization_id);
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES.split(';')) if (statement.trim()) await sql.raw(statement).execute(db);
}
