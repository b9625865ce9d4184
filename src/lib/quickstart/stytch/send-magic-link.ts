import type { B2BClient } from 'stytch';

// #region call
/**
 * Emails the user a magic link. It doesn't create a member
 * or log anyone in yet.
 */
export async function sendMagicLink(
  stytch: B2BClient,
  emailAddress: string,
  redirectUrl?: string,
) {
  // @note One call. Stytch creates the link, writes the email and delivers it.
  return await stytch.magicLinks.email.discovery.send({
    email_address: emailAddress,
    // @note The page the link opens. It must match a registered URL exactly. If you leave it out, Stytch uses your project’s default.
    discovery_redirect_url: redirectUrl,
  });
}
// #endregion call
