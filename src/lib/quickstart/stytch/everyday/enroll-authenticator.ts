import type { B2BClient } from 'stytch';

/** A member whose login still needs a second factor. */
export interface HalfLogin {
  organizationId: string;
  memberId: string;
  intermediateSessionToken: string;
}

// #region call
/**
 * Creates the secret that the member's authenticator app and
 * Stytch share.
 */
export async function enrollAuthenticator(
  stytch: B2BClient,
  { organizationId, memberId, intermediateSessionToken }: HalfLogin,
) {
  return await stytch.totps.create({
    organization_id: organizationId,
    member_id: memberId,
    intermediate_session_token: intermediateSessionToken, // @note Proves that the first factor is complete.
  }); // @note The response has the QR code, the secret, and ten recovery codes. Show them once, and never log them.
}
// #endregion call
