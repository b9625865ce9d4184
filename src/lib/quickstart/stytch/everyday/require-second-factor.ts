import type { B2BClient } from 'stytch';

// #region call
/**
 * Requires a code from an authenticator app from every member
 * who logs in.
 */
export async function requireSecondFactor(
  stytch: B2BClient,
  organizationId: string,
) {
  return await stytch.organizations.update({
    organization_id: organizationId,
    mfa_policy: 'REQUIRED_FOR_ALL', // @note With `OPTIONAL`, each member chooses.
    mfa_methods: 'RESTRICTED',
    allowed_mfa_methods: ['totp'], // @note An authenticator app. The other method is a code by text message.
  });
}
// #endregion call
