import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MINUTE } from '../../core/time.ts';
import { fail } from '../errors.ts';
import { minutes, text, listOf } from '../fields.ts';
import { newId } from '../ids.ts';
import { secondFactor } from '../login/factors.ts';
import { activeTotpId } from '../login/required.ts';
import { memberAnswer } from '../members/answer.ts';
import { changeMember } from '../members/change.ts';
import { operation } from '../operation.ts';
import { newCodes, storedCodes } from '../recovery-codes/codes.ts';
import type { MemberRow } from '../rows.ts';
import { completeSecondFactor } from '../second-factors/complete.ts';
import { enrolled } from '../second-factors/enroll.ts';
import { completionFields, enrollmentFields, holderFields, memberFields } from '../second-factors/fields.ts';
import { checkMayAttach, checkMethod, findHolder } from '../second-factors/holder.ts';
import { findMember, findOrganization } from '../store.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { otpauthUri, qrCode } from './qr-code.ts';
import { matchingStep } from './totp-code.ts';

/** Adds a registration with recovery codes to a member. One that was never used is replaced (choice). */
const registered = (before: MemberRow, secret: string, codes: string[], pending_until: number | null): MemberRow => {
  if (activeTotpId(before) !== '') fail('active_totp_exists');
  return {
    ...before,
    profile: {
      ...before.profile,
      totp: { id: newId('member-totp'), secret, pending_until },
      recovery_codes: storedCodes(codes),
    },
  };
};

const create = operation(
  'totps.create',
  'POST',
  '/v1/b2b/totp',
  z.object({ ...memberFields, expiration_minutes: minutes('invalid_expiration', 5, 1440), ...holderFields }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const known = await findMember(call, organization.id, input.member_id);
    const holder = await findHolder(call, known, input);
    checkMethod(organization, known, 'totp');
    if (activeTotpId(known) !== '') fail('active_totp_exists');
    checkMayAttach(known, holder, true);
    // 20 bytes are 32 characters without padding.
    const secret = toBase32(randomBytes(20));
    const recovery_codes = newCodes();
    const until = call.now + (input.expiration_minutes ?? 60) * MINUTE;
    const member = await changeMember(call, known, (before) => registered(before, secret, recovery_codes, until));
    return {
      ...memberAnswer(member, organization),
      totp_registration_id: member.profile.totp?.id ?? '',
      secret,
      qr_code: await qrCode(otpauthUri(member.email_address, secret)),
      recovery_codes,
    };
  },
);

const authenticate = operation(
  'totps.authenticate',
  'POST',
  '/v1/b2b/totp/authenticate',
  z.object({ ...completionFields, code: text('invalid_totp_code', 128, 1), ...enrollmentFields }),
  (call, input) =>
    completeSecondFactor(call, input, 'totp', async (known, organization) => {
      const member = await changeMember(call, known, (before) =>
        enrolled(withCode(before, input.code, call.now), organization, 'totp', input),
      );
      const factor = secondFactor(
        {
          type: 'totp',
          delivery_method: 'authenticator_app',
          authenticator_app_factor: { totp_id: member.profile.totp?.id ?? '' },
        },
        call.now,
      );
      return { member, factor };
    }),
);

/**
 * Returns a member whose registration is active and has accepted the code.
 * @throws {StytchError} when the code is wrong or was used before
 */
function withCode(member: MemberRow, code: string, now: number): MemberRow {
  const totp = member.profile.totp ?? fail('totp_not_found');
  if (totp.pending_until !== null && totp.pending_until <= now) fail('expired_totp');
  if (member.profile.recovery_codes?.some((recovery) => recovery.code === code))
    fail('recovery_code_used_as_totp_code');
  if (!/^\d{6}$/.test(code)) fail('invalid_totp_code');
  const step = matchingStep(fromBase32(totp.secret), code, now) ?? fail('unable_to_authenticate_totp');
  if (step <= (totp.last_step ?? -1)) fail('totp_code_already_authenticated');
  return { ...member, profile: { ...member.profile, totp: { ...totp, pending_until: null, last_step: step } } };
}

const migrate = operation(
  'totps.migrate',
  'POST',
  '/v1/b2b/totp/migrate',
  z.object({
    ...memberFields,
    secret: z.string('invalid_request_value').regex(/^[A-Za-z2-7]{16,128}=*$/, 'invalid_request_value'),
    recovery_codes: listOf('invalid_recovery_code', text('invalid_recovery_code', 128, 1))
      .max(100, 'invalid_recovery_code')
      .optional(),
  }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const known = await findMember(call, organization.id, input.member_id);
    checkMethod(organization, known, 'totp');
    if (known.status !== 'active') fail('action_available_only_for_active_members');
    // The text calls the codes optional, the schema calls them required.
    const recovery_codes = input.recovery_codes?.length ? input.recovery_codes : newCodes();
    const secret = input.secret.replace(/=+$/, '').toUpperCase();
    const member = await changeMember(call, known, (before) => registered(before, secret, recovery_codes, null));
    return { ...memberAnswer(member, organization), totp_registration_id: activeTotpId(member), recovery_codes };
  },
);

export const totps = [create, authenticate, migrate];
