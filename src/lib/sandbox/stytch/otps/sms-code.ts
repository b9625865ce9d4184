import { newCode } from '../../core/ids.ts';
import { sendMail } from '../mail/send.ts';
import type { Call } from '../operation.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { SANDBOX_CODE, SANDBOX_PHONE } from '../sandbox-values.ts';
import { expireCodes, type Addressed } from './codes.ts';

/** Names the codes that were texted to a member's current number. */
export const smsCodesOf = (member: MemberRow): Addressed => ({
  recipient: member.profile.mfa_phone_number,
  kinds: ['sms_otp'],
  member_id: member.id,
});

/** Texts a member a code, valid for two minutes. A member has one valid code (description of otps.sms.authenticate). */
export async function sendSmsCode(call: Call, organization: OrganizationRow, member: MemberRow): Promise<void> {
  const codes = smsCodesOf(member);
  await expireCodes(call, codes);
  await sendMail(call, {
    kind: 'sms_otp',
    email_address: codes.recipient,
    token: codes.recipient === SANDBOX_PHONE ? SANDBOX_CODE : newCode(),
    organization,
    member_id: member.id,
  });
}
