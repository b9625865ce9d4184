import { z } from 'zod';
import { changeMember } from './change.ts';
import { fail } from '../errors.ts';
import { email, flag, flagInQuery, maybe, memberId, organizationId, ownMemberId } from '../fields.ts';
import { operation } from '../operation.ts';
import { actingMember } from '../rbac/authorize.ts';
import { authorizedMember, authorizedOrganization } from '../rbac/find-authorized.ts';
import { memberActions } from '../rbac/field-actions.ts';
import type { MemberRow } from '../rows.ts';
import { startEmailUpdate, unlinkRetiredEmail } from './email-update.ts';
import { findMember, findMemberAnywhere, findMemberByEmail, findOrganization } from '../store.ts';
import { checkAddress } from './addresses.ts';
import { memberAnswer } from './answer.ts';
import { deleteMember, findDeletedMember, reactivateMember } from './deleted.ts';
import { newProfile, profileFields } from './fields.ts';
import { insertMember } from './insert.ts';
import { deletePhoneNumber, deleteTotp } from './second-factors.ts';
import { update } from './update.ts';

const create = operation(
  'organizations.members.create',
  'POST',
  '/v1/b2b/organizations/{organization_id}/members',
  z.object({
    organization_id: organizationId,
    email_address: email,
    create_member_as_pending: flag.optional(),
    ...profileFields,
  }),
  async (call, input) => {
    const { organization_id, email_address, create_member_as_pending, external_id, ...profile } = input;
    const organization = await authorizedOrganization(call, organization_id, 'stytch.member', 'create');
    await checkAddress(call, organization.id, email_address);
    const member = await insertMember(call.db, call.project.id, call.now, {
      organization_id: organization.id,
      email_address,
      // The address isn't verified yet, whatever the status.
      email_verified: 0,
      status: create_member_as_pending ? 'pending' : 'active',
      external_id: external_id ?? null,
      profile: newProfile(profile),
    });
    return memberAnswer(member, organization);
  },
);

const get = operation(
  'organizations.members.get',
  'GET',
  // Singular, as in the official description.
  '/v1/b2b/organizations/{organization_id}/member',
  z.object({ organization_id: organizationId, member_id: maybe(memberId), email_address: maybe(email) }),
  async (call, { organization_id, member_id, email_address }) => {
    if ((member_id === undefined) === (email_address === undefined)) fail('invalid_member_get_fields');
    const organization = await findOrganization(call, organization_id);
    const member =
      email_address === undefined
        ? await findMember(call, organization.id, member_id ?? '')
        : await findMemberByEmail(call, organization.id, email_address);
    return memberAnswer(member ?? fail('member_not_found'), organization);
  },
);

const remove = operation(
  'organizations.members.delete',
  'DELETE',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}',
  z.object({ organization_id: organizationId, member_id: memberId }),
  async (call, input) => {
    const { member } = await authorizedMember(call, input, 'delete');
    await deleteMember(call, member);
    return { member_id: member.id };
  },
);

const reactivate = operation(
  'organizations.members.reactivate',
  'PUT',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}/reactivate',
  // This operation doesn't accept an external id (official description).
  z.object({ organization_id: organizationId, member_id: ownMemberId }),
  async (call, input) => {
    const organization = await authorizedOrganization(call, input.organization_id, 'stytch.member', 'create');
    return memberAnswer(await reactivateMember(call, organization.id, input.member_id), organization);
  },
);

const dangerouslyGet = operation(
  'organizations.members.dangerously_get',
  'GET',
  '/v1/b2b/organizations/members/dangerously_get/{member_id}',
  // This operation doesn't accept an external id either, because one is only unique within its organization.
  z.object({ member_id: ownMemberId, include_deleted: flagInQuery }),
  async (call, { member_id, include_deleted }) => {
    const deleted = include_deleted ? await findDeletedMember(call, member_id) : undefined;
    const member = deleted ?? (await findMemberAnywhere(call, member_id));
    return memberAnswer(member, await findOrganization(call, member.organization_id));
  },
);

const deleteExternalId = operation(
  'organizations.members.delete_external_id',
  'DELETE',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}/external_id',
  z.object({ organization_id: organizationId, member_id: memberId }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const before = await findMember(call, organization.id, input.member_id);
    await actingMember(call, organization, memberActions({ external_id: null }, before.id));
    const without = (current: MemberRow) => ({ ...current, external_id: null, updated_at: call.now });
    return memberAnswer(await changeMember(call, before, without), organization);
  },
);

export const members = [
  create,
  get,
  update,
  remove,
  reactivate,
  dangerouslyGet,
  deleteExternalId,
  deletePhoneNumber,
  deleteTotp,
  startEmailUpdate,
  unlinkRetiredEmail,
];
