import { readCookie } from '../../app/cookies.ts';
import type { HalfLogin } from '../enroll-authenticator.ts';
import type { EverydayApp } from './app.ts';

/** A login that still needs a second factor. */
export interface Half extends HalfLogin {
  /** Whether the member has an authenticator already. */
  enrolled: boolean;
}

/**
 * Reads it from the request's cookies. The user could change
 * them, but not use them for someone else: Stytch checks that
 * the intermediate session is this member's.
 */
export function readHalfLogin(
  request: Request,
  app: EverydayApp,
): Half | undefined {
  const intermediateSessionToken = readCookie(
    app,
    request,
    'app_intermediate_session',
  );
  const [organizationId, memberId, state] = readCookie(
    app,
    request,
    'app_member',
  ).split(' ');
  if (!intermediateSessionToken || !organizationId || !memberId)
    return undefined;
  return {
    organizationId,
    memberId,
    intermediateSessionToken,
    enrolled: state === 'enrolled',
  };
}
