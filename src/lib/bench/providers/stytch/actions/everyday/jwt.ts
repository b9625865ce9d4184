import { authenticateSession } from '../../../../../quickstart/stytch/authenticate-session.ts';
import { authenticateJwt } from '../../../../../quickstart/stytch/everyday/authenticate-jwt.ts';
import { aside } from '../../../../../wire/recorder.ts';
import type { ActionContext, ActionRun } from '../../action-context.ts';

const SIX_MINUTES_S = 6 * 60;

/** The reader's session JWT. If theirs has expired, Stytch returns a new one for the session. */
const freshJwt = ({ stytch, held }: ActionContext): Promise<string> =>
  aside(async () => (await authenticateSession(stytch, held('session_token'))).session_jwt);

/** Checks the JWT without a call. */
export const checkJwt: ActionRun = async (context) => {
  const session_jwt = context.held('session_jwt') || (await freshJwt(context));
  const { member_session } = await authenticateJwt(context.stytch, session_jwt);
  return {
    sentence: 'The session is valid, and your server found out without a call.',
    detail: `It checked the JWT’s signature and expiry itself. The roles are in it, too: ${member_session.roles.join(', ')}.`,
  };
};

/** Checks the JWT after it has expired: the SDK asks Stytch, which returns a new one. */
export const checkJwtLater: ActionRun = async (context) => {
  const { stytch, tamper } = context;
  const session_jwt = await freshJwt(context);
  // The sandbox's clock moves, and the SDK is told the same time.
  const current_date = new Date(Date.now() + SIX_MINUTES_S * 1000);
  await tamper.later(SIX_MINUTES_S, () =>
    stytch.sessions.authenticateJwt(Object.assign({ session_jwt }, { current_date })),
  );
  return {
    sentence: 'The JWT had expired, so the SDK asked Stytch, and the session is still valid.',
    detail: 'The response has a new JWT for the next five minutes. Put it in the cookie.',
  };
};

/** Checks the JWT and then the session token while Stytch can't be reached. */
export const checkWhileDown: ActionRun = async (context) => {
  const { stytch, held, tamper } = context;
  const session_jwt = await freshJwt(context);
  // The SDK needs Stytch's public keys, which a running server has.
  await aside(() => authenticateJwt(stytch, session_jwt));
  await tamper.withFault('sessions.authenticate', { kind: 'drop', when: 'before' }, async () => {
    await authenticateJwt(stytch, session_jwt);
    await authenticateSession(stytch, held('session_token')).catch(() => undefined);
  });
  return {
    sentence: 'Stytch was down, and the JWT passed without it: the user stays logged in.',
    detail:
      'The call that failed checks the session token, which only Stytch can do. Once the JWT expires, no session can be checked until Stytch is back.',
  };
};
