import { sql, type Kysely } from 'kysely';

/**
 * What a search needs as columns of its own, members who were deleted and may come back, and an organization's own
 * roles. Written as plain SQL, in words that SQLite and PostgreSQL share.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(';')) if (statement.trim()) await sql.raw(statement).execute(db);
  await eachRow(db, 'sandbox_organizations', fillOrganization);
  await eachRow(db, 'sandbox_members', fillMember);
}

const statements = `
alter table sandbox_organizations add column name_key text not null default '';
alter table sandbox_organizations add column custom_roles text not null default '[]';
alter table sandbox_members add column is_breakglass integer not null default 0;
alter table sandbox_members add column phone_number text not null default '';
alter table sandbox_members add column role_ids text not null default '';

create table sandbox_implicit_roles (
  project_id text not null references sandbox_projects (id) on delete cascade,
  organization_id text not null,
  domain text not null,
  role_id text not null,
  primary key (project_id, organization_id, domain, role_id),
  foreign key (project_id, organization_id) references sandbox_organizations (project_id, id) on delete cascade);

create table sandbox_deleted_members (
  project_id text not null references sandbox_projects (id) on delete cascade,
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
  primary key (project_id, id),
  foreign key (project_id, organization_id) references sandbox_organizations (project_id, id) on delete cascade);
create index sandbox_deleted_members_organization on sandbox_deleted_members (project_id, organization_id);
`;

/** The columns that are read here, of one table or the other. */
interface Row {
  project_id: string;
  id: string;
  name: string;
  settings: string;
  profile: string;
}
type Fill = (db: Kysely<unknown>, row: Row) => Promise<void>;

/** Few at a time: a database that has served many readers need not fit into memory. */
async function eachRow(db: Kysely<unknown>, table: string, fill: Fill): Promise<void> {
  let last: Pick<Row, 'project_id' | 'id'> | undefined = { project_id: '', id: '' };
  while (last) {
    const { rows }: { rows: Row[] } = await sql<Row>`
      select * from ${sql.table(table)} where (project_id, id) > (${last.project_id}, ${last.id})
      order by project_id, id limit 500`.execute(db);
    for (const row of rows) await fill(db, row);
    last = rows.at(-1);
  }
}

async function fillOrganization(db: Kysely<unknown>, { project_id, id, name, settings }: Row): Promise<void> {
  await sql`update sandbox_organizations set name_key = ${name.toLowerCase()}
    where project_id = ${project_id} and id = ${id}`.execute(db);
  const { email_allowed_domains, rbac_email_implicit_role_assignments } = JSON.parse(settings) as {
    email_allowed_domains: string[];
    rbac_email_implicit_role_assignments: { domain: string; role_id: string }[];
  };
  for (const domain of email_allowed_domains)
    await sql`insert into sandbox_domains (project_id, domain, purpose, organization_id)
      values (${project_id}, ${domain}, 'allow', ${id})`.execute(db);
  for (const { domain, role_id } of rbac_email_implicit_role_assignments)
    await sql`insert into sandbox_implicit_roles (project_id, organization_id, domain, role_id)
      values (${project_id}, ${id}, ${domain.toLowerCase()}, ${role_id}) on conflict do nothing`.execute(db);
}

async function fillMember(db: Kysely<unknown>, { project_id, id, profile }: Row): Promise<void> {
  const { is_breakglass, mfa_phone_number, roles } = JSON.parse(profile) as {
    is_breakglass: boolean;
    mfa_phone_number: string;
    roles: string[];
  };
  if (!is_breakglass && mfa_phone_number === '' && roles.length === 0) return;
  const role_ids = roles.map((role) => `\n${role}\n`).join('');
  await sql`update sandbox_members
    set is_breakglass = ${Number(is_breakglass)}, phone_number = ${mfa_phone_number}, role_ids = ${role_ids}
    where project_id = ${project_id} and id = ${id}`.execute(db);
}
