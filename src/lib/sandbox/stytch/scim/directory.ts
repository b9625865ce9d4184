import type { Selectable } from 'kysely';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import { parseJson } from '../../core/database/parse-json.ts';
import type { Scope } from '../operation.ts';
import type { ScimUser } from './user.ts';

/** A user that an identity provider manages. */
export type DirectoryUser = Omit<Selectable<SandboxTables['sandbox_scim_users']>, 'project_id' | 'data'> & {
  user: ScimUser;
};

const readUser = ({ project_id: _, data, ...row }: Selectable<SandboxTables['sandbox_scim_users']>): DirectoryUser => ({
  ...row,
  user: parseJson(data),
});

/** The filter of a list of users. */
export type UserFilter = Partial<Record<'id' | 'user_key' | 'external_id', string>>;

/** Lists a connection's users, oldest first. */
export async function listUsers(
  { db, project }: Scope,
  connectionId: string,
  filter: UserFilter = {},
): Promise<DirectoryUser[]> {
  let query = db
    .selectFrom('sandbox_scim_users')
    .selectAll()
    .where('project_id', '=', project.id)
    .where('connection_id', '=', connectionId);
  for (const [column, value] of Object.entries(filter)) query = query.where(column as keyof UserFilter, '=', value);
  return (await query.orderBy('created_at').orderBy('id').execute()).map(readUser);
}

/** Returns the ids of all of a connection's users. */
export async function userIds({ db, project }: Scope, connectionId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('sandbox_scim_users')
    .select('id')
    .where('project_id', '=', project.id)
    .where('connection_id', '=', connectionId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Finds a connection's user by their SCIM id. */
export const findUser = async (scope: Scope, connectionId: string, id: string): Promise<DirectoryUser | undefined> =>
  (await listUsers(scope, connectionId, { id }))[0];

const stored = ({ user, ...row }: DirectoryUser, project_id: string) => ({
  ...row,
  project_id,
  data: JSON.stringify(user),
});

/** Stores a new user. A second one with the same user name violates a constraint. */
export async function insertUser({ db, project }: Scope, user: DirectoryUser): Promise<void> {
  await db.insertInto('sandbox_scim_users').values(stored(user, project.id)).execute();
}

const one = ({ db, project }: Scope, { connection_id, id }: Pick<DirectoryUser, 'connection_id' | 'id'>) => ({
  update: db
    .updateTable('sandbox_scim_users')
    .where('project_id', '=', project.id)
    .where('connection_id', '=', connection_id)
    .where('id', '=', id),
  remove: db
    .deleteFrom('sandbox_scim_users')
    .where('project_id', '=', project.id)
    .where('connection_id', '=', connection_id)
    .where('id', '=', id),
});

/** Stores a changed user over the one with the same connection and id. */
export async function updateUser(scope: Scope, user: DirectoryUser): Promise<void> {
  await one(scope, user).update.set(stored(user, scope.project.id)).execute();
}

export async function removeUser(scope: Scope, user: DirectoryUser): Promise<void> {
  await one(scope, user).remove.execute();
}

/** Deletes a connection's users and groups. The members stay. */
export async function clearDirectory({ db, project }: Scope, connectionId: string): Promise<void> {
  for (const table of ['sandbox_scim_users', 'sandbox_scim_groups'] as const)
    await db.deleteFrom(table).where('project_id', '=', project.id).where('connection_id', '=', connectionId).execute();
}
