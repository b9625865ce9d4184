import { z } from 'zod';
import { changeMember } from './change.ts';
import { fail } from '../errors.ts';
import { email, flag, maybe, memberId, organizationId } from '../fields.ts';
import { activeTotpId, type MfaMethod } from '../login/required.ts';
import { isGiven } from '../metadata.ts';
import { operation } from '../operation.ts';
import { actingMember } from '../rbac/authorize.ts';
import { memberActions } from '../rbac/field-actions.ts';
import type { MemberRow } from '../rows.ts';
import { findMember, findOrganization } from '../store.ts';
import { withoutPassword } from '../passwords/store.ts';
import { withAddress } from './with-address.ts';
import { checkAddress } from './addresses.ts';
import { memberAnswer } from './answer.ts';
import { changedProfile, withoutUndefined, profileFields } from './fields.ts';
import { endSessionsOfRemovedRoles } from './removed-roles.ts';

export const update = operation(
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
    const { organization_id, member_id, unlink_email, preserve_existing_sessions, ...changes } = input;
    const { email_address, external_id, ...profile } = changes;
    const organization = await findOrganization(call, organization_id);
    const before = await findMember(call, organization.id, member_id);
    const { trusted_metadata: _, ...allowable } = changes;
    const acting = await actingMember(call, organization, memberActions(allowable, before.id));
    if (acting !== undefined && isGiven(input.trusted_metadata)) fail('cannot_update_trusted_metadata');
    if (acting === before.id && email_address !== undefined) fail('member_cannot_update_their_email_address');

    const moves = email_address !== undefined && email_address !== before.email_address;
    if (moves) await checkAddress(call, organization.id, email_address, before.id);
    const after = await changeMember(call, before, (current) => {
      checkPhone(current, input);
      const member = {
        ...current,
        external_id: external_id ?? current.external_id,
        profile: changedProfile(current.profile, withoutUndefined(profile)),
        updated_at: call.now,
      };
      // The password belongs to the old address (official description of members.update).
      return moves ? withAddress(withoutPassword(member), email_address, unlink_email ?? false) : member;
    });
    if (!preserve_existing_sessions) await endSessionsOfRemovedRoles(call, organization, before, after);
    return memberAnswer(after, organization);
  },
);

/** Checks that a phone number is only set once, and that a default MFA method is enrolled. */
function checkPhone(
  member: MemberRow,
  changes: { mfa_phone_number?: string | undefined; default_mfa_method?: MfaMethod | undefined },
): void {
  const phone = member.profile.mfa_phone_number;
  if (changes.mfa_phone_number !== undefined && phone !== '') fail('duplicate_member_phone_number_for_member');
  if (changes.default_mfa_method === undefined) return;
  const registered = changes.default_mfa_method === 'totp' ? activeTotpId(member) : (changes.mfa_phone_number ?? phone);
  if (registered === '') fail('default_mfa_member_missing_factor');
}
