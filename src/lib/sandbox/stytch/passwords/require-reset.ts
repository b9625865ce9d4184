import { z } from 'zod';
import { fail } from '../errors.ts';
import { email, maybe, memberId, organizationId } from '../fields.ts';
import { memberAnswer } from '../members/answer.ts';
import { changeMember } from '../members/change.ts';
import { operation, type Call } from '../operation.ts';
import { actingMember, hasMemberSession } from '../rbac/authorize.ts';
import { type MemberRow, readMemberAt } from '../rows.ts';
import { findMember, findMemberByEmail, findOrganization, MEMBER_COLUMNS } from '../store.ts';
import { readPolicy } from './policy.ts';
import { membersWithAddress, withoutPassword } from './store.ts';

const DELETE_PASSWORD = 'update.info.delete.password';

export const requireReset = operation(
  'passwords.email.require_reset',
  'POST',
  '/v1/b2b/passwords/email/require_reset',
  z.object({ email_address: email, organization_id: maybe(organizationId), member_id: maybe(memberId) }),
  async (call, { email_address, organization_id, member_id }) => {
    if (!(await readPolicy(call)).cross_org_passwords_enabled) fail('cross_org_passwords_not_enabled');
    const organization = organization_id === undefined ? undefined : await findOrganization(call, organization_id);
    // A member's session has rights in one organization only.
    if (!organization && hasMemberSession(call)) fail('invalid_organization_id');
    const named = organization && (await namedMember(call, organization.id, email_address, member_id));
    if (organization) await actingMember(call, organization, [{ resource: 'stytch.member', action: DELETE_PASSWORD }]);
    const members = await membersWithAddress(call, email_address);
    if (members.length === 0) fail('email_not_found');
    // A password that only one active member uses is deleted (official description).
    const isShared = members.filter(({ status }) => status === 'active').length > 1;
    for (const each of members) await changeMember(call, each, isShared ? withResetRequired : withoutPassword);
    return organization && named ? memberAnswer(await findMember(call, organization.id, named.id), organization) : {};
  },
);

async function namedMember(call: Call, organizationId: string, email_address: string, id: string | undefined) {
  const member = await findMemberByEmail(call, organizationId, email_address);
  const isNamed = member && (id === undefined || member.id === (await findMember(call, organizationId, id)).id);
  return isNamed ? member : fail('member_not_found');
}

const withResetRequired = (member: MemberRow): MemberRow => {
  const { password } = member.profile;
  return password
    ? { ...member, profile: { ...member.profile, password: { ...password, reset_required: true } } }
    : member;
};

export const deletePassword = operation(
  'organizations.members.delete_password',
  'DELETE',
  '/v1/b2b/organizations/{organization_id}/members/passwords/{member_password_id}',
  z.object({
    organization_id: organizationId,
    member_password_id: z
      .string('invalid_password_id')
      .regex(/^member-password-(?:test|live)-[\da-f-]{36}$/, 'invalid_password_id'),
  }),
  async (call, { organization_id, member_password_id }) => {
    const organization = await findOrganization(call, organization_id);
    if ((await readPolicy(call)).cross_org_passwords_enabled) fail('cross_org_passwords_enabled');
    const known = await memberWithPassword(call, organization.id, member_password_id);
    await actingMember(call, organization, [{ resource: 'stytch.member', action: DELETE_PASSWORD, self: known.id }]);
    const without = (before: MemberRow) => ({ ...withoutPassword(before), updated_at: call.now });
    return memberAnswer(await changeMember(call, known, without), organization);
  },
);

async function memberWithPassword({ db, project, now }: Call, organizationId: string, id: string): Promise<MemberRow> {
  const rows = await db
    .selectFrom('sandbox_members')
    .select(MEMBER_COLUMNS)
    .where('project_id', '=', project.id)
    .where('organization_id', '=', organizationId)
    // The id is unique, and its format has no characters with a meaning here.
    .where('profile', 'like', `%"password":{"id":"${id}"%`)
    .execute();
  const member = rows.map((row) => readMemberAt(row, now)).find(({ profile }) => profile.password?.id === id);
  return member ?? fail('member_password_not_found');
}
