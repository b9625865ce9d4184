import { sql, type Kysely } from 'kysely';
import { organization, project } from '../0001-initial/project.ts';

/**
 * Tables for logins through another provider. A member's registrations and an organization's connections are part of
 * their own rows, so that an answer with a member needs no more queries than before.
 */
const TABLES = `
create table sandbox_one_time (
  ${project},
  token_hash text not null,
  purpose text not null,
  data text not null,
  expires_at bigint not null,
  primary key (project_id, token_hash));
create index sandbox_one_time_token on sandbox_one_time (token_hash);

create table sandbox_connections (
  ${project},
  id text not null,
  organization_id text not null,
  primary key (project_id, id),
  ${organization});
create index sandbox_connections_organization on sandbox_connections (project_id, organization_id);
create index sandbox_connections_id on sandbox_connections (id);

create table sandbox_settings (
  ${project},
  name text not null,
  value text not null,
  primary key (project_id, name));

alter table sandbox_organizations add column connections text not null default '[]';

alter table sandbox_intermediate_sessions add column proof text;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of TABLES.split(';')) if (statement.trim()) await sql.raw(statement).execute(db);
}
