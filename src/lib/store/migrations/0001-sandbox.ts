import { sql, type Kysely } from 'kysely';

/** Written as plain SQL, in words that SQLite and PostgreSQL share: a list of tables reads best as one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(';')) if (statement.trim()) await sql.raw(statement).execute(db);
}

const project = 'project_id text not null references sandbox_projects (id) on delete cascade';
const organization =
  'foreign key (project_id, organization_id) references sandbox_organizations (project_id, id) on delete cascade';

const statements = `
create table sandbox_projects (
  id text primary key,
  secret_hash text not null,
  public_token text not null unique,
  initial_redirect_urls text not null,
  clock_offset_ms bigint not null,
  key_version integer not null,
  made_from text,
  created_at bigint not null,
  last_used_at bigint not null);
create index sandbox_projects_made_from on sandbox_projects (made_from, created_at);
create index sandbox_projects_last_used on sandbox_projects (last_used_at);

create table sandbox_keys (
  owner text not null,
  version integer not null,
  private_jwk text not null,
  public_jwk text not null,
  created_at bigint not null,
  primary key (owner, version));

create table sandbox_redirect_urls (
  ${project},
  url text not null,
  types text not null,
  position bigint not null,
  primary key (project_id, url));

create table sandbox_faults (
  ${project},
  id text not null,
  operation text not null,
  effect text not null,
  remaining integer,
  position bigint not null,
  primary key (project_id, id));

create table sandbox_calls (
  ${project},
  id text not null,
  position bigint not null,
  operation text,
  method text not null,
  path text not null,
  request_headers text not null,
  request_body text not null,
  status integer,
  response_headers text not null,
  response_body text not null,
  problem text,
  started_at bigint not null,
  duration_ms double precision not null,
  primary key (project_id, position));
create index sandbox_calls_started on sandbox_calls (started_at);

create table sandbox_organizations (
  ${project},
  id text not null,
  name text not null,
  slug text not null,
  external_id text,
  settings text not null,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (project_id, id),
  unique (project_id, slug),
  unique (project_id, external_id));

create table sandbox_domains (
  ${project},
  domain text not null,
  purpose text not null,
  organization_id text not null,
  primary key (project_id, domain, purpose, organization_id),
  ${organization});
create index sandbox_domains_organization on sandbox_domains (project_id, organization_id);

create table sandbox_members (
  ${project},
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
  created_at bigint not null,
  updated_at bigint not null,
  primary key (project_id, id),
  unique (project_id, organization_id, email_key),
  unique (project_id, organization_id, external_id),
  ${organization});
create index sandbox_members_email on sandbox_members (project_id, email_key);
create index sandbox_members_domain on sandbox_members (project_id, organization_id, email_domain);

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
  primary key (project_id, id));
create index sandbox_mail_token on sandbox_mail (project_id, token);
create index sandbox_mail_newest on sandbox_mail (project_id, position);
create index sandbox_mail_address on sandbox_mail (project_id, email_key, position);
create index sandbox_mail_expiry on sandbox_mail (expires_at);

create table sandbox_intermediate_sessions (
  ${project},
  token_hash text not null,
  email_address text not null,
  email_key text not null,
  email_id text not null,
  factors text not null,
  expires_at bigint not null,
  primary key (project_id, token_hash));
create index sandbox_intermediate_sessions_expiry on sandbox_intermediate_sessions (expires_at);

create table sandbox_sessions (
  ${project},
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
  ${organization},
  foreign key (project_id, member_id) references sandbox_members (project_id, id) on delete cascade);
create index sandbox_sessions_member on sandbox_sessions (project_id, member_id);
create index sandbox_sessions_organization on sandbox_sessions (project_id, organization_id);
create index sandbox_sessions_expiry on sandbox_sessions (expires_at);
`;
