import type { B2BClient } from 'stytch';
import type { HalfLogin } from './enroll-authenticator.ts';

/** A recovery code that the member kept. */
export interface CodeKept extends HalfLogin {
  recoveryCode: string;
}

// #region call
/**
 * Completes the login of a member who lost their phone, with
 * one of their recovery codes.
 */
export async function recoverLogin(
  stytch: B2BClient,
  {
    organizationId,
    memberId,
    intermediateSessionToken,
    recoveryCode,
  }: CodeKept,
) {
  return await stytch.recoveryCodes.recover({
    organization_id: organizationId,
    member_id: memberId,
    intermediate_session_token: intermediateSessionToken,
    recovery_code: recoveryCode, // @note Each one is single-use. The response says how many remain.
    session_duration_minutes: 60,
  });
}
// #endregion call
