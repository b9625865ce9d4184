import type { B2BClient } from 'stytch';
import type { HalfLogin } from './enroll-authenticator.ts';

/** The code that the member's authenticator app shows. */
export interface CodeEntered extends HalfLogin {
  code: string;
}

// #region call
/** Checks the code and completes the login. */
export async function authenticateTotp(
  stytch: B2BClient,
  {
    organizationId,
    memberId,
    intermediateSessionToken,
    code,
  }: CodeEntered,
) {
  return await stytch.totps.authenticate({
    organization_id: organizationId,
    member_id: memberId,
    intermediate_session_token: intermediateSessionToken,
    code, // @note Single-use: the same code is rejected the second time. The first one that is right also completes the enrollment.
    session_duration_minutes: 60,
  });
}
// #endregion call
