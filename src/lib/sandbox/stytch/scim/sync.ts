import { fail, StytchError } from '../errors.ts';
import { email } from '../fields.ts';
import { newId } from '../ids.ts';
import { checkAddress } from '../members/addresses.ts';
import { changeMember } from '../members/change.ts';
import { deleteMember, reactivateMember } from '../members/deleted.ts';
import { insertMember } from '../members/insert.ts';
import { withAddress } from '../members/with-address.ts';
import { withoutPassword } from '../passwords/store.ts';
import type { MemberRow } from '../rows.ts';
import { findMember, findMemberByEmail } from '../store.ts';
import { findUser, insertUser, listUsers, removeUser, updateUser, type DirectoryUser } from './directory.ts';
import { listGroups, type ScimGroup } from './groups.ts';
import { refuse } from './protocol/errors.ts';
import type { ScimCall } from './protocol/route.ts';
import type { ScimRegistration } from './registration-schema.ts';
import { emailOf, nameOf, type ScimUser } from './user.ts';

/* Applies what an identity provider says about its users to members (docs/stytch-federation.md, "SCIM"). */

const key = (userName: string) => userName.toLowerCase();

function addressOf(user: ScimUser): string {
  const read = email.safeParse(emailOf(user));
  return read.success ? read.data : refuse('scim_invalid_value', 'The user needs an email address.');
}

/** Returns the member of a user; undefined while the user isn't active. */
export const memberOf = (call: ScimCall, id: string): Promise<MemberRow | undefined> =>
  findMember(call, call.organization.id, id).catch((error: unknown) => {
    if (error instanceof StytchError) return undefined;
    throw error;
  });

/** Returns the member as the provider describes them. Roles and everything else that it doesn't know stay. */
function described(call: ScimCall, member: MemberRow, user: ScimUser, groups: ScimRegistration['groups']): MemberRow {
  const address = addressOf(user);
  const moved = address === member.email_address ? member : withAddress(withoutPassword(member), address, true);
  const id = member.profile.scim_registration?.id ?? newId('scim-registration');
  return {
    ...moved,
    email_verified: 1,
    status: 'active',
    profile: {
      ...moved.profile,
      name: nameOf(user) || moved.profile.name,
      scim_registration: { id, connection_id: call.connection.id, user, groups },
    },
    updated_at: call.now,
  };
}

const groupsOf = async (call: ScimCall, id: string): Promise<ScimRegistration['groups']> =>
  (await listGroups(call, call.connection.id))
    .filter(({ members }) => members.includes(id))
    .map((group) => ({ value: group.id, display: group.name }));

const updateMember = async (call: ScimCall, member: MemberRow, user: ScimUser): Promise<void> => {
  const groups = await groupsOf(call, member.id);
  await changeMember(call, member, (before) => described(call, before, user, groups));
};

/** Creates a user, and their member unless one has that address already. */
export async function createUser(call: ScimCall, user: ScimUser, active: boolean): Promise<DirectoryUser> {
  const address = addressOf(user);
  const { organization, connection, project, now } = call;
  const taken = await listUsers(call, connection.id, { user_key: key(user.userName) });
  if (taken.length > 0) refuse('scim_uniqueness');
  const known = await findMemberByEmail(call, organization.id, address);
  if (known && (await findUser(call, connection.id, known.id))) refuse('scim_uniqueness');
  await checkAddress(call, organization.id, address, known?.id);
  const member =
    known ??
    (await insertMember(call.db, project.id, now, {
      organization_id: organization.id,
      email_address: address,
      email_verified: 1,
      status: 'active',
    }));
  const created: DirectoryUser = {
    connection_id: connection.id,
    id: member.id,
    organization_id: organization.id,
    user_key: key(user.userName),
    external_id: user.externalId,
    user,
    created_at: now,
    updated_at: now,
  };
  await insertUser(call, created);
  await updateMember(call, member, user);
  if (!active) await deactivate(call, member.id);
  return created;
}

/** Changes a user, and creates, changes or deletes their member accordingly. */
export async function changeUser(
  call: ScimCall,
  before: DirectoryUser,
  user: ScimUser,
  active: boolean,
): Promise<DirectoryUser> {
  const { organization, connection } = call;
  const [other] = await listUsers(call, connection.id, { user_key: key(user.userName) });
  if (other && other.id !== before.id) refuse('scim_uniqueness');
  await checkAddress(call, organization.id, addressOf(user), before.id);
  const known = await memberOf(call, before.id);
  const member = known ?? (active ? await reactivateMember(call, organization.id, before.id) : undefined);
  if (member) await updateMember(call, member, user);
  if (member && !active) await deactivate(call, member.id);
  const after = {
    ...before,
    user_key: key(user.userName),
    external_id: user.externalId,
    user,
    updated_at: call.now,
  };
  await updateUser(call, after);
  return after;
}

/** Ends a member's access: their sessions and assigned roles are gone, and only implicit roles come back with them. */
async function deactivate(call: ScimCall, id: string): Promise<void> {
  const member = { id, organization_id: call.organization.id };
  await changeMember(call, member, (before) => ({ ...before, profile: { ...before.profile, roles: [] } }));
  await deleteMember(call, member);
}

/** Deletes a user and their member. */
export async function deleteUser(call: ScimCall, user: DirectoryUser): Promise<void> {
  if (await memberOf(call, user.id)) await deactivate(call, user.id);
  await removeUser(call, user);
}

/** Tells members about a group that they joined or left, or that has a new name. */
export async function tellMembers(call: ScimCall, before: ScimGroup | undefined, after: ScimGroup | undefined) {
  const { id, name } = after ?? before ?? fail('internal_server_error');
  const isIn = new Set(after?.members);
  const wasIn = new Set(before?.members);
  const isRenamed = before?.name !== after?.name;
  for (const user of new Set([...wasIn, ...isIn])) {
    if (wasIn.has(user) && isIn.has(user) && !isRenamed) continue;
    const member = await memberOf(call, user);
    if (!member) continue;
    await changeMember(call, member, (current) => {
      const registration = current.profile.scim_registration;
      if (!registration) return current;
      const others = registration.groups.filter(({ value }) => value !== id);
      const groups = isIn.has(user) ? [...others, { value: id, display: name }] : others;
      return { ...current, profile: { ...current.profile, scim_registration: { ...registration, groups } } };
    });
  }
}
