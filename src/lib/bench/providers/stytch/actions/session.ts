import { authenticateSession } from '../../../../quickstart/stytch/authenticate-session.ts';
import { revokeSession } from '../../../../quickstart/stytch/revoke-session.ts';
import type { ActionRun } from '../action-context.ts';

/** Checks whether the session is still valid. */
export const checkSession: ActionRun = async ({ stytch, held }) => {
  const { member, organization } = await authenticateSession(stytch, held('session_token'));
  return {
    sentence: `The session is valid: ${member.email_address} in ${organization.organization_name}.`,
    detail: 'The response also has a new session JWT, which expires in five minutes.',
  };
};

/** Logs out. */
export const endSession: ActionRun = async ({ stytch, held }) => {
  await revokeSession(stytch, held('session_token'));
  return {
    sentence: 'The session was revoked.',
    detail:
      'Copies of the session token no longer work. If your server checks the JWT without a call, it can pass for up to five minutes.',
  };
};
