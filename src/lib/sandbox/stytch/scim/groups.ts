import type { Selectable } from 'kysely';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import { parseJson } from '../../core/database/parse-json.ts';
import type { Scope } from '../operation.ts';

/** A group of an identity provider. */
export type ScimGroup = Omit<Selectable<SandboxTables['sandbox_scim_groups']>, 'project_id' | 'members'> & {
  /** Ids of users. */
  members: string[];
};

const readGroup = ({ project_id: _, ...row }: Selectable<SandboxTables['sandbox_scim_groups']>): ScimGroup => ({
  ...row,
  members: parseJson(row.members),
});

const groups = ({ db, project }: Scope, connectionId: string) =>
  db
    .selectFrom('sandbox_scim_groups')
    .selectAll()
    .where('project_id', '=', project.id)
    .where('connection_id', '=', connectionId);

/** Lists a connection's groups, oldest first. */
export const listGroups = async (scope: Scope, connectionId: string): Promise<ScimGroup[]> =>
  (await groups(scope, connectionId).orderBy('created_at').orderBy('id').execute()).map(readGroup);

export async function findGroup(scope: Scope, connectionId: string, id: string): Promise<ScimGroup | undefined> {
  const row = await groups(scope, connectionId).where('id', '=', id).executeTakeFirst();
  return row && readGroup(row);
}

/** Returns the names of a connection's groups by their ids. */
export async function groupNames({ db, project }: Scope, connectionId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('sandbox_scim_groups')
    .select(['id', 'name'])
    .where('project_id', '=', project.id)
    .where('connection_id', '=', connectionId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Stores a new group, or a changed one. */
export async function saveGroup({ db, project }: Scope, { members, ...group }: ScimGroup): Promise<void> {
  const row = { ...group, project_id: project.id, members: JSON.stringify(members) };
  await db
    .insertInto('sandbox_scim_groups')
    .values(row)
    .onConflict((conflict) => conflict.columns(['project_id', 'connection_id', 'id']).doUpdateSet(row))
    .execute();
}

export async function removeGroup({ db, project }: Scope, { connection_id, id }: ScimGroup): Promise<void> {
  await db
    .deleteFrom('sandbox_scim_groups')
    .where('project_id', '=', project.id)
    .where('connection_id', '=', connection_id)
    .where('id', '=', id)
    .execute();
}
