import type { MemberSession } from 'stytch';
import { readCookie, writeCookie } from '../../app/cookies.ts';
import { authenticateSession } from '../../authenticate-session.ts';
import { authenticateJwt } from '../authenticate-jwt.ts';
import type { EverydayApp } from './app.ts';

/** A session that was checked. */
export interface Checked {
  session: MemberSession;
  /** For calls to Stytch as this member. */
  token: string;
  jwt: string;
}

// #region check
/**
 * Checks the session of a request, without a call while its JWT
 * is fresh.
 * @returns undefined without a session
 */
export async function checkSession(
  request: Request,
  app: EverydayApp,
): Promise<Checked | undefined> {
  const token = readCookie(app, request, 'app_session');
  if (!token) return undefined;
  const jwt = readCookie(app, request, 'app_session_jwt');
  // @note A session that was revoked elsewhere passes for up to five minutes. For sensitive actions, still call Stytch, with the session token.
  const { member_session: session, session_jwt } = jwt
    ? await authenticateJwt(app.stytch, jwt)
    : await authenticateSession(app.stytch, token);
  return { session, token, jwt: session_jwt };
}
// #endregion check

/** Sets the cookies of a session. Empty values delete them. */
export function withSession(
  response: Response,
  app: EverydayApp,
  { token, jwt }: Pick<Checked, 'token' | 'jwt'>,
): Response {
  for (const cookie of [
    writeCookie(app, 'app_session', token),
    writeCookie(app, 'app_session_jwt', jwt),
  ])
    response.headers.append('Set-Cookie', cookie);
  return response;
}
