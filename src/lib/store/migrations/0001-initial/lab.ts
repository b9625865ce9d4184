const reader = 'reader_id text not null references lab_readers (id) on delete cascade';

/** Tables of the reader's bench, and its rate limits. */
export const labTables = `
create table lab_readers (
  id text primary key,
  created_at bigint not null,
  last_seen_at bigint not null,
  link_sent_by text,
  link_sent_from text);
create index lab_readers_last_seen on lab_readers (last_seen_at);

create table lab_projects (
  ${reader},
  project_id text not null,
  secret text not null,
  base_url text not null,
  api_key text,
  api_secret text,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (reader_id));

create table lab_runs (
  ${reader},
  id text primary key,
  guide text not null,
  step text not null,
  action text not null,
  started_at bigint not null,
  result text not null);
create index lab_runs_reader on lab_runs (reader_id, started_at);

create table lab_holdings (
  ${reader},
  kind text not null,
  value text not null,
  run_id text,
  received_at bigint not null,
  expires_at bigint,
  primary key (reader_id, kind));

create table lab_facts (
  ${reader},
  name text not null,
  value text not null,
  primary key (reader_id, name));

create table lab_progress (
  ${reader},
  guide text not null,
  step text not null,
  done_at bigint not null,
  primary key (reader_id, guide, step));

create table lab_ceremonies (
  ${reader},
  id text primary key,
  guide text not null,
  step text not null,
  action text not null,
  started_at bigint not null,
  exchanges text not null);
create index lab_ceremonies_started on lab_ceremonies (started_at);
create index lab_ceremonies_reader on lab_ceremonies (reader_id);

create table lab_connections (
  ${reader},
  provider text not null,
  mode text,
  sealed text,
  used_at bigint not null,
  forgotten_at bigint,
  answered_by text,
  access text,
  primary key (reader_id, provider));
create index lab_connections_used on lab_connections (mode, used_at);

create table lab_reach (
  holder text not null,
  thing text not null,
  expires_at bigint not null,
  primary key (holder, thing));
create index lab_reach_expiry on lab_reach (expires_at);

create table lab_reports (
  id text primary key,
  reader_id text not null,
  guide text not null,
  made_at bigint not null,
  expires_at bigint not null,
  content text not null);
create index lab_reports_reader on lab_reports (reader_id, made_at);
create index lab_reports_expiry on lab_reports (expires_at);

create table limits (
  key text primary key,
  points integer not null,
  expires_at bigint not null);
create index limits_expiry on limits (expires_at);
`;
