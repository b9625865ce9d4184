import { project } from './project.ts';

/** Tables of the emulated Passwordless.dev. */
export const passwordlessTables = `
create table passwordless_accounts (
  project_id text primary key references sandbox_projects (id) on delete cascade,
  name text not null unique,
  public_key text not null,
  secret_key text not null,
  seal_key text not null,
  created_at bigint not null);

create table passwordless_credentials (
  ${project},
  id text not null,
  user_id text not null,
  public_key text not null,
  sign_count bigint not null,
  attestation_fmt text not null,
  aaguid text not null,
  rp_id text not null,
  origin text not null,
  country text not null,
  device text not null,
  nickname text,
  is_discoverable integer,
  is_backup_eligible integer not null,
  backup_state integer not null,
  created_at bigint not null,
  last_used_at bigint not null,
  primary key (project_id, id));
create index passwordless_credentials_user on passwordless_credentials (project_id, user_id);

create table passwordless_aliases (
  ${project},
  hash text not null,
  user_id text not null,
  plaintext text,
  primary key (project_id, hash));
create index passwordless_aliases_user on passwordless_aliases (project_id, user_id);

create table passwordless_auth_configs (
  ${project},
  purpose text not null,
  user_verification text not null,
  time_to_live integer not null,
  hints text not null,
  created_by text not null,
  created_at bigint not null,
  edited_by text,
  edited_at bigint,
  last_used_at bigint,
  primary key (project_id, purpose));

create table passwordless_spent (
  ${project},
  token_id text not null,
  expires_at bigint not null,
  primary key (project_id, token_id));
create index passwordless_spent_expiry on passwordless_spent (expires_at);
`;
