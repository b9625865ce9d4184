import { z } from 'zod';
import { checkAddress } from './addresses.ts';
import { changeMember } from '../changes.ts';
import { domainOf, emailKey } from '../domains.ts';
import { deleteMember, findDeletedMember, reactivateMember } from './deleted.ts';
import { toMember, toOrganization } from '../entities.ts';
import { fail } from '../errors.ts';
import { memberActions } from '../rbac/field-actions.ts';
import { email, flag, flagInQuery, maybe, memberId, organizationId, ownMemberId } from '../fields.ts';
import { changedProfile, given, newProfile, profileFields } from './fields.ts';
import { operation } from '../operation.ts';
import { actingMember } from '../rbac/authorize.ts';
import type { AnyMemberRow, MemberRow, OrganizationRow } from '../rows.ts';
import { findMember, findMemberAnywhere, findMemberByEmail, findOrganization, insertMember } from '../store.ts';
import { newId } from '../ids.ts';

/** The answer most operations on a member share. */
export const memberAnswer = (member: AnyMemberRow, organization: OrganizationRow) => ({
  member_id: member.id,
  member: toMember(member, organization),
  organization: toOrganization(organization),
});

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
    const organization = await findOrganization(call, organization_id);
    await actingMember(call, organization, [{ resource: 'stytch.member', action: 'create' }]);
    await checkAddress(call, organization.id, email_address);
    const member = await insertMember(call.db, call.project.id, call.now, {
      organization_id: organization.id,
      email_address,
      // Nobody has proved the mailbox yet, whatever the status.
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
  // Singular: the official description has it so.
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

const update = operation(
  'organizations.members.update',
  'PUT',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}',
  z.object({
    organization_id: organizationId,
    member_id: memberId,
    ...profileFields,
    default_mfa_method: maybe(z.enum(['sms_otp', 'totp'], 'invalid_mfa_default_method')),
    email_address: maybe(email),
    unlink_email: flag.optional(),
    preserve_existing_sessions: flag.optional(),
  }),
  async (call, input) => {
    const { organization_id, member_id, unlink_email, preserve_existing_sessions: _, ...changes } = input;
    const { email_address, external_id, ...profile } = changes;
    const organization = await findOrganization(call, organization_id);
    const before = await findMember(call, organization.id, member_id);
    const { trusted_metadata: __, ...allowable } = changes;
    const acting = await actingMember(call, organization, memberActions(allowable, before.id));
    if (acting !== undefined && input.trusted_metadata) fail('cannot_update_trusted_metadata');
    if (acting === before.id && email_address !== undefined) fail('member_cannot_update_their_email_address');

    const moves = email_address !== undefined && email_address !== before.email_address;
    if (moves) await checkAddress(call, organization.id, email_address, before.id);
    const after = await changeMember(call, before, (current) => {
      checkPhone(current, input);
      const member = {
        ...current,
        external_id: external_id ?? current.external_id,
        profile: changedProfile(current.profile, given(profile)),
        updated_at: call.now,
      };
      return moves ? withAddress(member, email_address, unlink_email ?? false) : member;
    });
    return memberAnswer(after, organization);
  },
);

/** A number is given once, and is what texts can be sent to. */
function checkPhone(
  { profile: { mfa_phone_number: phone } }: MemberRow,
  given: { mfa_phone_number?: string | undefined; default_mfa_method?: string | undefined },
): void {
  if (given.mfa_phone_number !== undefined && phone !== '') fail('duplicate_member_phone_number_for_member');
  const registered = given.default_mfa_method === 'sms_otp' && (given.mfa_phone_number ?? phone) !== '';
  if (given.default_mfa_method !== undefined && !registered) fail('default_mfa_member_missing_factor');
}

/** A new address has to be verified anew; the old one is kept from others unless it is unlinked. */
function withAddress(member: MemberRow, email_address: string, unlink: boolean): MemberRow {
  const key = emailKey(email_address);
  // The same mailbox, spelled otherwise (choice).
  if (key === member.email_key) return { ...member, email_address };
  const retired = member.profile.retired_email_addresses.filter((entry) => emailKey(entry.email_address) !== key);
  const old = { email_id: member.email_id, email_address: member.email_address };
  return {
    ...member,
    email_address,
    email_key: key,
    email_domain: domainOf(email_address),
    email_id: newId('email'),
    email_verified: 0,
    profile: { ...member.profile, retired_email_addresses: unlink ? retired : [...retired, old] },
  };
}

const remove = operation(
  'organizations.members.delete',
  'DELETE',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}',
  z.object({ organization_id: organizationId, member_id: memberId }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const member = await findMember(call, organization.id, input.member_id);
    await actingMember(call, organization, [{ resource: 'stytch.member', action: 'delete', self: member.id }]);
    await deleteMember(call, member);
    return { member_id: member.id };
  },
);

const reactivate = operation(
  'organizations.members.reactivate',
  'PUT',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}/reactivate',
  // No external id: the description of this operation says so.
  z.object({ organization_id: organizationId, member_id: ownMemberId }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    await actingMember(call, organization, [{ resource: 'stytch.member', action: 'create' }]);
    return memberAnswer(await reactivateMember(call, organization.id, input.member_id), organization);
  },
);

const dangerouslyGet = operation(
  'organizations.members.dangerously_get',
  'GET',
  '/v1/b2b/organizations/members/dangerously_get/{member_id}',
  // No external id here either: it is unique in its organization only.
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

export const members = [create, get, update, remove, reactivate, dangerouslyGet, deleteExternalId];
