import { z } from 'zod';
import { fail } from '../errors.ts';
import { activeTotpId, type MfaMethod } from '../login/required.ts';
import { operation } from '../operation.ts';
import { authorizedMember } from '../rbac/find-authorized.ts';
import type { MemberRow } from '../rows.ts';
import { memberFields } from '../second-factors/fields.ts';
import { memberAnswer } from './answer.ts';
import { changeMember } from './change.ts';

/**
 * Defines an operation that deletes a member's second factor. Their sessions stay, and so does their enrollment: the
 * next login asks for a new factor.
 * @param without returns the member without the factor. If it throws, nothing changes
 */
const removal = (name: string, path: string, action: string, without: (member: MemberRow) => MemberRow) =>
  operation(name, 'DELETE', path, z.object(memberFields), async (call, input) => {
    const { organization, member: known } = await authorizedMember(call, input, action);
    const member = await changeMember(call, known, (before) => ({ ...without(before), updated_at: call.now }));
    return memberAnswer(member, organization);
  });

const withoutDefault = (default_mfa_method: string, removed: MfaMethod) =>
  default_mfa_method === removed ? '' : default_mfa_method;

export const deletePhoneNumber = removal(
  'organizations.members.delete_mfa_phone_number',
  '/v1/b2b/organizations/{organization_id}/members/mfa_phone_numbers/{member_id}',
  'update.info.delete.mfa-phone',
  (member) => {
    const { mfa_phone_id: _, mfa_phone_number_verified: __, ...profile } = member.profile;
    if (profile.mfa_phone_number === '') fail('member_phone_number_not_found');
    const default_mfa_method = withoutDefault(profile.default_mfa_method, 'sms_otp');
    return { ...member, profile: { ...profile, mfa_phone_number: '', default_mfa_method } };
  },
);

export const deleteTotp = removal(
  'organizations.members.delete_totp',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}/totp',
  'update.info.delete.mfa-totp',
  (member) => {
    const { totp: _, recovery_codes: __, ...profile } = member.profile;
    if (activeTotpId(member) === '') fail('totp_not_found');
    return {
      ...member,
      profile: { ...profile, default_mfa_method: withoutDefault(profile.default_mfa_method, 'totp') },
    };
  },
);
