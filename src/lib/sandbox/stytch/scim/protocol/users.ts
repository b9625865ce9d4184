import { timestamp } from '../../../core/time.ts';
import { findUser, listUsers, type DirectoryUser, type UserFilter } from '../directory.ts';
import { listGroups } from '../groups.ts';
import { changeUser, createUser, deleteUser, memberOf } from '../sync.ts';
import { ENTERPRISE, sentUserSchema } from '../user.ts';
import { refuse } from './errors.ts';
import { readFilter } from './filter.ts';
import { patched, patchSchema } from './patch.ts';
import { listOf, NOTHING, readSent, scimJson } from './respond.ts';
import { scimRoute, type ScimCall } from './route.ts';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

const get = async (call: ScimCall): Promise<DirectoryUser> =>
  (await findUser(call, call.connection.id, call.id)) ?? refuse('scim_not_found');

/** Leaves out what the provider never sent. */
const isGiven = (value: unknown) =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Makes the resources of users. */
async function show(call: ScimCall, users: readonly DirectoryUser[]): Promise<object[]> {
  const groups = await listGroups(call, call.connection.id);
  return Promise.all(
    users.map(async ({ id, user, created_at, updated_at }) => ({
      schemas: [USER, ...(user[ENTERPRISE] ? [ENTERPRISE] : [])],
      id,
      ...Object.fromEntries(Object.entries(user).filter(([, value]) => isGiven(value))),
      active: (await memberOf(call, id)) !== undefined,
      groups: groups
        .filter(({ members }) => members.includes(id))
        .map((group) => ({ value: group.id, display: group.name })),
      meta: {
        resourceType: 'User',
        created: timestamp(created_at),
        lastModified: timestamp(updated_at),
        location: `${call.siteUrl}/v1/b2b/scim/${call.connection.id}/Users/${id}`,
      },
    })),
  );
}

const showOne = async (call: ScimCall, user: DirectoryUser) => (await show(call, [user]))[0];

const COLUMNS: Record<string, keyof UserFilter> = {
  username: 'user_key',
  externalid: 'external_id',
  id: 'id',
};

function filterOf({ query }: ScimCall): UserFilter {
  if (query.filter === undefined) return {};
  const { name, value } = readFilter(query.filter);
  const column = COLUMNS[name] ?? refuse('scim_invalid_filter');
  return { [column]: column === 'user_key' ? value.toLowerCase() : value };
}

const list = scimRoute('users.list', 'GET', '/Users', async (call) =>
  listOf(call, await listUsers(call, call.connection.id, filterOf(call)), (rows) => show(call, rows)),
);

const create = scimRoute('users.create', 'POST', '/Users', async (call, rawInput) => {
  const { active, ...user } = readSent(sentUserSchema, rawInput);
  return scimJson(201, await showOne(call, await createUser(call, user, active)));
});

const read = scimRoute('users.get', 'GET', '/Users/{id}', async (call) =>
  scimJson(200, await showOne(call, await get(call))),
);

const replace = scimRoute('users.replace', 'PUT', '/Users/{id}', async (call, rawInput) => {
  const before = await get(call);
  const { active, ...user } = readSent(sentUserSchema, rawInput);
  return scimJson(200, await showOne(call, await changeUser(call, before, user, active)));
});

const patch = scimRoute('users.patch', 'PATCH', '/Users/{id}', async (call, rawInput) => {
  const before = await get(call);
  const { Operations } = readSent(patchSchema, rawInput);
  const active = (await memberOf(call, before.id)) !== undefined;
  const after = readSent(sentUserSchema, patched({ ...before.user, active }, Operations));
  const { active: isActive, ...user } = after;
  return scimJson(200, await showOne(call, await changeUser(call, before, user, isActive)));
});

const remove = scimRoute('users.delete', 'DELETE', '/Users/{id}', async (call) => {
  await deleteUser(call, await get(call));
  return NOTHING;
});

export const userRoutes = [list, create, read, replace, patch, remove];
