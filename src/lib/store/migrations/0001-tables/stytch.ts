import { organization, project } from './project.ts';

const memberColumns = `
  project_id text not null,
  id text not null,
  organization_id text not null,
  email_address text not null,
  email_key text not null,
  email_domain text not null,
  email_id text not null,
  email_verified integer not null,
  external_id text,
  profile text not null,
  is_breakglass integer not null,
  phone_number text not null,
  role_ids text not null,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (project_id, id)`;

/**
 * Tables of organizations, members and their logins. Each index costs a page per write, so there is none that only the
 * sweep would use, and a session goes with its member rather than with its organization. A member's registrations at
 * other providers and an organization's connections are part of their own rows, so that a response needs no more
 * queries.
 */
export const stytchTables = `
create table sandbox_organizations (
  ${project},
  id text not null,
  name text not null,
  slug text not null,
  external_id text,
  name_key text not null,
  settings text not null,
  custom_roles text not null,
  connections text not null,
  scim text,
  scim_id text,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (project_id, id),
  unique (project_id, slug),
  unique (project_id, external_id));
create index sandbox_organizations_scim on sandbox_organizations (scim_id);

create table sandbox_domains (
  ${project},
  domain text not null,
  purpose text not null,
  organization_id text not null,
  primary key (project_id, domain, purpose, organization_id),
  ${organization});
create index sandbox_domains_organization on sandbox_domains (project_id, organization_id);

create table sandbox_implicit_roles (
  ${project},
  organization_id text not null,
  domain text not null,
  role_id text not null,
  primary key (project_id, organization_id, domain, role_id),
  ${organization});

create table sandbox_members (
  status text not null,${memberColumns},
  unique (project_id, email_key, organization_id),
  ${organization});
create unique index sandbox_members_external_id on sandbox_members (project_id, organization_id, external_id)
  where external_id is not null;
create index sandbox_members_domain on sandbox_members (project_id, organization_id, email_domain);

create table sandbox_deleted_members (${memberColumns},
  ${organization});
create index sandbox_deleted_members_organization on sandbox_deleted_members (project_id, organization_id);

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
  proof text,
  expires_at bigint not null,
  primary key (project_id, token_hash));

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
`;
