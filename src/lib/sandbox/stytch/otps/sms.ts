import { z } from 'zod';
import { fail } from '../errors.ts';
import { mailLocale, maybe } from '../fields.ts';
import { newId } from '../ids.ts';
import type { Factor, MemberRow } from '../rows.ts';
import { secondFactor } from '../login/factors.ts';
import { memberAnswer } from '../members/answer.ts';
import { changeMember } from '../members/change.ts';
import { phoneNumber } from '../members/fields.ts';
import { operation, type Call } from '../operation.ts';
import { completeSecondFactor } from '../second-factors/complete.ts';
import { enrolled } from '../second-factors/enroll.ts';
import { completionFields, enrollmentFields, holderFields, memberFields } from '../second-factors/fields.ts';
import { checkMayAttach, checkMethod, findHolder } from '../second-factors/holder.ts';
import { findMember, findOrganization } from '../store.ts';
import { codeField, spendCode } from './codes.ts';
import { sendSmsCode, smsCodesOf } from './sms-code.ts';

export const smsSend = operation(
  'otps.sms.send',
  'POST',
  '/v1/b2b/otps/sms/send',
  z.object({ ...memberFields, mfa_phone_number: maybe(phoneNumber), locale: mailLocale, ...holderFields }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const before = await findMember(call, organization.id, input.member_id);
    const holder = await findHolder(call, before, input);
    checkMethod(organization, before, 'sms_otp');
    checkMayAttach(before, holder, !before.profile.mfa_phone_number_verified);
    const member = await withPhone(call, before, input.mfa_phone_number);
    await sendSmsCode(call, organization, member);
    return memberAnswer(member, organization);
  },
);

/**
 * Links a number to a member who has none.
 * @throws {StytchError} when there is no number, or the member has another one
 */
async function withPhone(call: Call, member: MemberRow, phone: string | undefined): Promise<MemberRow> {
  const known = member.profile.mfa_phone_number;
  if (known === '' && phone === undefined) return fail('missing_sms_parameter');
  if (known !== '') {
    if (phone !== undefined && phone !== known) fail('duplicate_member_phone_number_for_member');
    return member;
  }
  return changeMember(call, member, (before) => ({
    ...before,
    profile: { ...before.profile, mfa_phone_number: phone ?? '', mfa_phone_id: newId('phone-number') },
    updated_at: call.now,
  }));
}

export const smsAuthenticate = operation(
  'otps.sms.authenticate',
  'POST',
  '/v1/b2b/otps/sms/authenticate',
  z.object({ ...completionFields, code: codeField, ...enrollmentFields }),
  (call, input) =>
    completeSecondFactor(call, input, 'sms_otp', async (known, organization) => {
      await spendCode(call, smsCodesOf(known), input.code);
      const member = await changeMember(call, known, (before) => ({
        ...verified(enrolled(before, organization, 'sms_otp', input)),
        updated_at: call.now,
      }));
      return { member, factor: smsFactor(member, call.now) };
    }),
);

/** Returns a member whose phone number is verified. */
const verified = ({ profile, ...member }: MemberRow): MemberRow => ({
  ...member,
  profile: {
    ...profile,
    mfa_phone_number_verified: true,
    mfa_phone_id: profile.mfa_phone_id ?? newId('phone-number'),
  },
});

function smsFactor({ profile }: MemberRow, now: number): Factor {
  const { mfa_phone_id: phone_id = '', mfa_phone_number: phone_number } = profile;
  return secondFactor({ type: 'otp', delivery_method: 'sms', phone_number_factor: { phone_id, phone_number } }, now);
}
