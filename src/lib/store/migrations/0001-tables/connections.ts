import { organization, project } from './project.ts';

/** Tables of what connects an organization with other systems: SSO, SCIM, M2M clients and connected apps. */
export const connectionTables = `
create table sandbox_connections (
  ${project},
  id text not null,
  organization_id text not null,
  active integer not null,
  primary key (project_id, id),
  ${organization});
create index sandbox_connections_organization on sandbox_connections (project_id, organization_id);
create index sandbox_connections_id on sandbox_connections (id);

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

create table sandbox_m2m_clients (
  ${project},
  id text not null,
  data text not null,
  created_at bigint not null,
  primary key (project_id, id));

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
