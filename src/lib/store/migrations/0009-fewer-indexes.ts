import { sql, SqliteAdapter, type Kysely } from 'kysely';

/**
 * What a login writes, in fewer places: every index of a table is one more page to write, and there were 25 of them to a
 * login. What has expired is looked for project by project, and an organization's sessions go
 * with its members. Tables are made anew, since SQLite cannot change a key.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  const run = async (statements: string) => {
    for (const statement of statements.split(';')) if (statement.trim()) await sql.raw(statement).execute(db);
  };
  await run(renameOld);
  // A row that is its own index: it lives ten minutes at most, and is only ever read by its key.
  await run(makeNew(isSqlite ? ' without rowid' : ''));
  for (const [table, columns] of Object.entries(kept))
    await run(`insert into ${table} (${columns}) select ${columns} from old_${table}`);
  await run(dropOld);
}

/** References follow a table's new name; the names of indexes have to be free. */
const renameOld = `
drop index sandbox_sessions_member;
drop index sandbox_sessions_organization;
drop index sandbox_sessions_expiry;
drop index sandbox_members_email;
drop index sandbox_members_domain;
drop index sandbox_mail_token;
drop index sandbox_mail_newest;
drop index sandbox_mail_address;
drop index sandbox_mail_expiry;
drop index sandbox_intermediate_sessions_expiry;
alter table sandbox_sessions rename to old_sandbox_sessions;
alter table sandbox_members rename to old_sandbox_members;
alter table sandbox_mail rename to old_sandbox_mail;
alter table sandbox_intermediate_sessions rename to old_sandbox_intermediate_sessions;
`;

const project = 'project_id text not null references sandbox_projects (id) on delete cascade';

const makeNew = (withoutRowid: string) => `
create table sandbox_members (
  project_id text not null,
  id text not null,
  organization_id text not null,
  email_address text not null,
  email_key text not null,
  email_domain text not null,
  email_id text not null,
  email_verified integer not null,
  external_id text,
  status text not null,
  profile text not null,
  is_breakglass integer not null,
  phone_number text not null,
  role_ids text not null,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (project_id, id),
  unique (project_id, email_key, organization_id),
  foreign key (project_id, organization_id) references sandbox_organizations (project_id, id) on delete cascade);
create unique index sandbox_members_external_id on sandbox_members (project_id, organization_id, external_id)
  where external_id is not null;
create index sandbox_members_domain on sandbox_members (project_id, organization_id, email_domain);

create table sandbox_sessions (
  project_id text not null,
  id text not null,
  organization_id text not null,
  member_id text not null,
  token text not null,
  factors text not null,
  custom_claims text not null,
  started_at bigint not null,
  last_accessed_at bigint not null,
  expires_at bigint not null,
  primary key (project_id, id),
  unique (project_id, token),
  foreign key (project_id, member_id) references sandbox_members (project_id, id) on delete cascade);
create index sandbox_sessions_member on sandbox_sessions (project_id, member_id);

create table sandbox_mail (
  ${project},
  id text not null,
  position bigint not null,
  kind text not null,
  email_address text not null,
  email_key text not null,
  token text not null,
  redirect_url text,
  pkce_code_challenge text,
  organization_id text,
  organization_name text,
  member_id text,
  created_at bigint not null,
  expires_at bigint not null,
  opened_at bigint,
  used_at bigint,
  primary key (project_id, position, id));
create index sandbox_mail_token on sandbox_mail (project_id, token);
create index sandbox_mail_address on sandbox_mail (project_id, email_key, position);

create table sandbox_intermediate_sessions (
  ${project},
  token_hash text not null,
  email_address text not null,
  email_key text not null,
  email_id text not null,
  factors text not null,
  expires_at bigint not null,
  primary key (project_id, token_hash))${withoutRowid};
`;

/** What is taken along, parents first. */
const kept = {
  sandbox_members:
    'project_id, id, organization_id, email_address, email_key, email_domain, email_id, email_verified, external_id, ' +
    'status, profile, is_breakglass, phone_number, role_ids, created_at, updated_at',
  sandbox_sessions:
    'project_id, id, organization_id, member_id, token, factors, custom_claims, started_at, last_accessed_at, expires_at',
  sandbox_mail:
    'project_id, id, position, kind, email_address, email_key, token, redirect_url, pkce_code_challenge, ' +
    'organization_id, organization_name, member_id, created_at, expires_at, opened_at, used_at',
  sandbox_intermediate_sessions: 'project_id, token_hash, email_address, email_key, email_id, factors, expires_at',
};

/** Children first. */
const dropOld = `
drop table old_sandbox_sessions;
drop table old_sandbox_members;
drop table old_sandbox_mail;
drop table old_sandbox_intermediate_sessions;
`;
