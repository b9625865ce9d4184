const reader = 'reader_id text not null references bench_readers (id) on delete cascade';

/** Tables of the reader's bench. */
export const benchTables = `
create table bench_readers (
  id text primary key,
  created_at bigint not null,
  last_seen_at bigint not null,
  link_sent_by text,
  link_sent_from text,
  first_call_at bigint);
create index bench_readers_last_seen on bench_readers (last_seen_at);

create table bench_projects (
  ${reader},
  project_id text not null,
  secret text not null,
  public_token text not null,
  base_url text not null,
  api_key text,
  api_secret text,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (reader_id));

create table bench_runs (
  ${reader},
  id text primary key,
  guide text not null,
  step text not null,
  action text not null,
  started_at bigint not null,
  result text not null);
create index bench_runs_reader on bench_runs (reader_id, started_at);

create table bench_holdings (
  ${reader},
  kind text not null,
  value text not null,
  run_id text,
  received_at bigint not null,
  expires_at bigint,
  primary key (reader_id, kind));

create table bench_facts (
  ${reader},
  name text not null,
  value text not null,
  primary key (reader_id, name));

create table bench_progress (
  ${reader},
  guide text not null,
  step text not null,
  done_at bigint not null,
  primary key (reader_id, guide, step));

create table bench_ceremonies (
  ${reader},
  id text primary key,
  guide text not null,
  step text not null,
  action text not null,
  started_at bigint not null,
  exchanges text not null,
  calls integer not null default 0);
create index bench_ceremonies_started on bench_ceremonies (started_at);
create index bench_ceremonies_reader on bench_ceremonies (reader_id);

create table bench_connections (
  ${reader},
  provider text not null,
  mode text,
  sealed text,
  used_at bigint not null,
  forgotten_at bigint,
  answered_by text,
  access text,
  primary key (reader_id, provider));
create index bench_connections_used on bench_connections (mode, used_at);

create table bench_ownership (
  holder text not null,
  thing text not null,
  expires_at bigint not null,
  primary key (holder, thing));
create index bench_ownership_expiry on bench_ownership (expires_at);

create table bench_reports (
  id text primary key,
  reader_id text not null,
  guide text not null,
  made_at bigint not null,
  expires_at bigint not null,
  content text not null);
create index bench_reports_reader on bench_reports (reader_id, made_at);
create index bench_reports_expiry on bench_reports (expires_at);
`;
