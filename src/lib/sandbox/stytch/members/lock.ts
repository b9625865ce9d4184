import { HOUR } from '../../core/time.ts';
import { fail, StytchError, type ErrorType } from '../errors.ts';
import type { Call } from '../operation.ts';
import type { MemberRow } from '../rows.ts';
import { changeMember } from './change.ts';

/** Stytch's defaults (docs/stytch.md, "Locks"). */
const MOST_FAILURES = 10;
const LOCKED_FOR = HOUR;

/** The errors of a wrong code or password, which count towards a lock. */
const FAILURES: ReadonlySet<string> = new Set<ErrorType>([
  'otp_code_not_found',
  'unable_to_authenticate_totp',
  'unable_to_authenticate_recovery_code',
  'unauthorized_credentials',
]);

/** @throws {StytchError} for a member who failed to authenticate too often */
export function checkNotLocked({ profile }: MemberRow): void {
  if (profile.lock) fail('user_lock_limit_reached');
}

/**
 * Runs a check of a code or password, and locks the member after too many failures in a row.
 * @throws {StytchError} when the check fails, or the member is locked
 */
export async function countingFailures<T>(call: Call, member: MemberRow, check: () => Promise<T>): Promise<T> {
  checkNotLocked(member);
  try {
    const checked = await check();
    if (member.profile.failures !== undefined) await changeMember(call, member, withoutFailures);
    return checked;
  } catch (error) {
    if (error instanceof StytchError && FAILURES.has(error.code))
      await changeMember(call, member, withFailure(call.now));
    throw error;
  }
}

const withFailure =
  (now: number) =>
  (member: MemberRow): MemberRow => {
    const failures = (member.profile.failures ?? 0) + 1;
    if (failures < MOST_FAILURES) return { ...member, profile: { ...member.profile, failures } };
    const lock = { created_at: now, expires_at: now + LOCKED_FOR };
    return { ...member, profile: { ...withoutFailures(member).profile, lock }, updated_at: now };
  };

function withoutFailures(member: MemberRow): MemberRow {
  const { failures: _, ...profile } = member.profile;
  return { ...member, profile };
}
