import { z } from 'zod';
import { timestamp } from '../../../core/time.ts';
import { newId } from '../../ids.ts';
import { changeOrganization } from '../../organizations/change.ts';
import { userIds } from '../directory.ts';
import { findGroup, listGroups, removeGroup, saveGroup, type ScimGroup } from '../groups.ts';
import { tellMembers } from '../sync.ts';
import { refuse } from './errors.ts';
import { readFilter } from './filter.ts';
import { patched, patchSchema } from './patch.ts';
import { listOf, NOTHING, readSent, scimJson } from './respond.ts';
import { scimRoute, type ScimCall } from './route.ts';

export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** The most members of a group (choice). On a public site, one request tells all of them about a change. */
const MOST = 10_000;
const MOST_IN_PUBLIC = 100;

const sentGroup = z.object({
  displayName: z.string().min(1).max(256),
  externalId: z
    .string()
    .max(256)
    .nullish()
    .transform((value) => value ?? ''),
  members: z
    .array(z.object({ value: z.string().max(128) }))
    .max(MOST)
    .nullish()
    .transform((value) => value ?? []),
});
type SentGroup = z.output<typeof sentGroup>;

const get = async (call: ScimCall): Promise<ScimGroup> =>
  (await findGroup(call, call.connection.id, call.id)) ?? refuse('scim_not_found');

/** Microsoft Entra asks for groups without their members. */
const withoutMembers = ({ query }: ScimCall) => query.excludedattributes?.toLowerCase().split(',').includes('members');

const show = (call: ScimCall, { id, name, external_id, members, created_at, updated_at }: ScimGroup) => ({
  schemas: [GROUP],
  id,
  ...(external_id !== '' && { externalId: external_id }),
  displayName: name,
  ...(!withoutMembers(call) && { members: members.map((value) => ({ value })) }),
  meta: {
    resourceType: 'Group',
    created: timestamp(created_at),
    lastModified: timestamp(updated_at),
    location: `${call.siteUrl}/v1/b2b/scim/${call.connection.id}/Groups/${id}`,
  },
});

/** Stores a group as the provider describes it, and tells its members. */
async function save(call: ScimCall, before: ScimGroup | undefined, sent: SentGroup): Promise<ScimGroup> {
  const members = [...new Set(sent.members.map(({ value }) => value))];
  if (call.bounds && members.length > MOST_IN_PUBLIC)
    refuse('scim_invalid_value', `members: a group can have at most ${MOST_IN_PUBLIC} users here.`);
  const known = new Set(before?.members);
  const added = members.filter((id) => !known.has(id));
  const users = added.length > 0 ? await userIds(call, call.connection.id) : known;
  const unknown = added.find((id) => !users.has(id));
  if (unknown !== undefined) refuse('scim_invalid_value', `members: there is no user ${unknown.slice(0, 60)}.`);
  const after: ScimGroup = {
    connection_id: call.connection.id,
    organization_id: call.organization.id,
    id: before?.id ?? newId('scim-group'),
    name: sent.displayName,
    external_id: sent.externalId,
    members,
    created_at: before?.created_at ?? call.now,
    updated_at: call.now,
  };
  await saveGroup(call, after);
  await tellMembers(call, before, after);
  return after;
}

function filterOf({ query }: ScimCall): (group: ScimGroup) => boolean {
  if (query.filter === undefined) return () => true;
  const { name, value } = readFilter(query.filter);
  if (name === 'displayname') return (group) => group.name.toLowerCase() === value.toLowerCase();
  if (name === 'externalid') return (group) => group.external_id === value;
  if (name === 'id') return (group) => group.id === value;
  return refuse('scim_invalid_filter');
}

const list = scimRoute('groups.list', 'GET', '/Groups', async (call) => {
  const groups = (await listGroups(call, call.connection.id)).filter(filterOf(call));
  return listOf(call, groups, (rows) => rows.map((group) => show(call, group)));
});

const create = scimRoute('groups.create', 'POST', '/Groups', async (call, rawInput) =>
  scimJson(201, show(call, await save(call, undefined, readSent(sentGroup, rawInput)))),
);

const read = scimRoute('groups.get', 'GET', '/Groups/{id}', async (call) => scimJson(200, show(call, await get(call))));

const replace = scimRoute('groups.replace', 'PUT', '/Groups/{id}', async (call, rawInput) =>
  scimJson(200, show(call, await save(call, await get(call), readSent(sentGroup, rawInput)))),
);

const patch = scimRoute('groups.patch', 'PATCH', '/Groups/{id}', async (call, rawInput) => {
  const before = await get(call);
  const { Operations } = readSent(patchSchema, rawInput);
  const { name, external_id, members } = before;
  const current = { displayName: name, externalId: external_id, members: members.map((value) => ({ value })) };
  return scimJson(200, show(call, await save(call, before, readSent(sentGroup, patched(current, Operations)))));
});

const remove = scimRoute('groups.delete', 'DELETE', '/Groups/{id}', async (call) => {
  const group = await get(call);
  await removeGroup(call, group);
  await tellMembers(call, group, undefined);
  // The roles that the organization gave to the group go with it.
  await changeOrganization(call, call.organization.id, (before) => ({
    ...before,
    scim: before.scim && {
      ...before.scim,
      group_roles: before.scim.group_roles.filter(({ group_id }) => group_id !== group.id),
    },
  }));
  return NOTHING;
});

export const groupRoutes = [list, create, read, replace, patch, remove];
