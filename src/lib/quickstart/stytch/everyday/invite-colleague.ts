import type { B2BClient } from 'stytch';

/** One invitation: sender, recipient and organization. */
export interface Invitation {
  organizationId: string;
  email: string;
  /** The session of the member who invites. */
  sessionToken: string;
  /** If omitted, the link opens the project's default. */
  redirectUrl?: string;
}

// #region call
/** Emails a colleague an invitation to the organization. */
export async function inviteColleague(
  stytch: B2BClient,
  { organizationId, email, sessionToken, redirectUrl }: Invitation,
) {
  return await stytch.magicLinks.email.invite(
    {
      organization_id: organizationId,
      email_address: email, // @note Creates the member right away, with the status `invited`. Exchanging the link’s token makes it `active`.
      invite_redirect_url: redirectUrl,
    },
    // @note Stytch checks that this member may create members. Without it, the call has the full access of your secret.
    { authorization: { session_token: sessionToken } },
  );
}
// #endregion call
