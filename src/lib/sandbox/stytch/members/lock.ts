import { readSetting } from '../../core/projects/project-settings.ts';
import { MINUTE } from '../../core/time.ts';
import { fail, StytchError, type ErrorType } from '../errors.ts';
import type { Call } from '../operation.ts';
import type { MemberRow } from '../rows.ts';
import { changeMember } from './change.ts';
import { USER_LOCK, type UserLock } from './lock-setting.ts';

/** The errors of a wrong code or password, which count towards a lock. */
const FAILURES: ReadonlySet<string> = new Set<ErrorType>([
  'otp_code_not_found',
  'unable_to_authenticate_totp',
  'unable_to_authenticate_recovery_code',
  'unauthorized_credentials',
]);

/** Checks that a member may log in. @throws {StytchError} for one who failed to authenticate too often */
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
    if (error instanceof StytchError && FAILURES.has(error.code)) {
      const limits = await readSetting(call.db, call.project.id, USER_LOCK);
      await changeMember(call, member, (before) => withFailure(before, limits, call.now));
    }
    throw error;
  }
}

function withFailure(member: MemberRow, limits: UserLock, now: number): MemberRow {
  const failures = (member.profile.failures ?? 0) + 1;
  if (failures < limits.user_lock_threshold) return { ...member, profile: { ...member.profile, failures } };
  const lock = { created_at: now, expires_at: now + limits.user_lock_ttl * MINUTE };
  return { ...member, profile: { ...withoutFailures(member).profile, lock }, updated_at: now };
}

function withoutFailures(member: MemberRow): MemberRow {
  const { failures: _, ...profile } = member.profile;
  return { ...member, profile };
}
