/** The requirements between steps, and what to call them in a sentence. */
export const requirements: Record<string, string> = {
  session_token: 'a session token',
  login: 'an organization you have logged in to',
  admin: 'a session of an admin',
  invitation: 'an invitation to open',
  invitation_token: 'an invitation token',
  invitation_domain: 'a domain that invitations are limited to',
  colleague: 'a colleague in your organization',
};
