import { z } from 'zod';
import { fail } from '../errors.ts';
import { text } from '../fields.ts';
import { secondFactor } from '../login/factors.ts';
import { activeTotpId } from '../login/required.ts';
import { memberAnswer } from '../members/answer.ts';
import { changeMember } from '../members/change.ts';
import { operation } from '../operation.ts';
import type { MemberRow } from '../rows.ts';
import { completeSecondFactor } from '../second-factors/complete.ts';
import { completionFields, memberFields } from '../second-factors/fields.ts';
import { findMember, findOrganization } from '../store.ts';
import { newCodes, storedCodes, unusedCodes, type RecoveryCodes } from './codes.ts';

/** Checks that the member has an active TOTP, which recovery codes back up. @throws {StytchError} if not */
function checkBacked(member: MemberRow): void {
  if (activeTotpId(member) === '') fail('no_active_recovery_code_backed_factor');
}

const get = operation(
  'recovery_codes.get',
  'GET',
  '/v1/b2b/recovery_codes/{organization_id}/{member_id}',
  z.object(memberFields),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const member = await findMember(call, organization.id, input.member_id);
    checkBacked(member);
    return { ...memberAnswer(member, organization), recovery_codes: unusedCodes(member.profile) };
  },
);

const rotate = operation(
  'recovery_codes.rotate',
  'POST',
  '/v1/b2b/recovery_codes/rotate',
  z.object(memberFields),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const known = await findMember(call, organization.id, input.member_id);
    const member = await changeMember(call, known, (before) => {
      checkBacked(before);
      return { ...before, profile: { ...before.profile, recovery_codes: storedCodes(newCodes()) } };
    });
    return { ...memberAnswer(member, organization), recovery_codes: unusedCodes(member.profile) };
  },
);

const recover = operation(
  'recovery_codes.recover',
  'POST',
  '/v1/b2b/recovery_codes/recover',
  z.object({ ...completionFields, recovery_code: text('invalid_recovery_code', 128, 1) }),
  async (call, input) => {
    let remaining = 0;
    const answer = await completeSecondFactor(call, input, 'totp', async (known) => {
      const usedCodes: RecoveryCodes = [];
      const member = await changeMember(call, known, (before) => {
        checkBacked(before);
        const codes = before.profile.recovery_codes ?? [];
        // Migrated codes may have six digits, too.
        const used = codes.find(({ code }) => code === input.recovery_code);
        if (!used && /^\d{6}$/.test(input.recovery_code)) fail('totp_code_used_as_recovery_code');
        usedCodes.push(used ?? fail('unable_to_authenticate_recovery_code'));
        return { ...before, profile: { ...before.profile, recovery_codes: codes.filter((code) => code !== used) } };
      });
      remaining = unusedCodes(member.profile).length;
      const factor = secondFactor(
        {
          type: 'recovery_codes',
          delivery_method: 'recovery_code',
          recovery_code_factor: { totp_recovery_code_id: usedCodes[0]?.id ?? '' },
        },
        call.now,
      );
      return { member, factor };
    });
    return { ...answer, recovery_codes_remaining: remaining };
  },
);

export const recoveryCodes = [recover, get, rotate];
