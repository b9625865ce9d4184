import { project } from './project.ts';

/** Sandbox projects, and what the control plane keeps for each. */
export const projectTables = `
create table sandbox_projects (
  id text primary key,
  secret_hash text not null,
  public_token text not null unique,
  initial_redirect_urls text not null,
  seed text,
  clock_offset_ms bigint not null,
  key_version integer not null,
  made_from text,
  bytes bigint not null default 0,
  created_at bigint not null,
  last_used_at bigint not null);
create index sandbox_projects_made_from on sandbox_projects (made_from, created_at);
create index sandbox_projects_last_used on sandbox_projects (last_used_at);

create table sandbox_networks (
  network text primary key,
  bytes bigint not null);

create table sandbox_settings (
  ${project},
  name text not null,
  value text not null,
  primary key (project_id, name));

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
  position bigint not null,
  count integer not null,
  started_at bigint not null,
  exchanges text not null,
  primary key (project_id, position));
create index sandbox_calls_started on sandbox_calls (started_at);

create table sandbox_one_time (
  ${project},
  token_hash text not null,
  purpose text not null,
  data text not null,
  expires_at bigint not null,
  primary key (project_id, token_hash));
create index sandbox_one_time_token on sandbox_one_time (token_hash);
`;
