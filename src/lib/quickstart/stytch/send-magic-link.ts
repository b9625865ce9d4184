import type { B2BClient } from 'stytch';

// #region call
/**
 * Stytch mails a link to this address. Nobody is created
 * and nobody is logged in yet.
 */
export async function sendMagicLink(
  stytch: B2BClient,
  emailAddress: string,
  redirectUrl?: string,
) {
  // @note One call. Stytch writes the mail, delivers it and remembers the link.
  return await stytch.magicLinks.email.discovery.send({
    email_address: emailAddress,
    // @note Where the link leads, registered letter for letter. Left out: your project’s default.
    discovery_redirect_url: redirectUrl,
  });
}
// #endregion call
