import { writeCookie } from '../../../../quickstart/stytch/app/cookies.ts';
import type { Changed } from '../../../types.ts';

/** `Set-Cookie` values that log the reader in to the plain app as a run did in the guide. */
export function appCookies(changed: Changed, secure: boolean): string[] {
  const cookies: string[] = [];
  if (changed.intermediate_session_token !== undefined) {
    cookies.push(writeCookie({ secure }, 'app_intermediate_session', changed.intermediate_session_token));
  }
  if (changed.session_token !== undefined) {
    cookies.push(writeCookie({ secure }, 'app_session', changed.session_token));
  }
  if (changed.session_jwt !== undefined) {
    cookies.push(writeCookie({ secure }, 'app_session_jwt', changed.session_jwt));
  }
  return cookies;
}

/** `Set-Cookie` values that clear the plain app's cookies, whose tokens are no longer valid. */
export const loggedOutCookies = (secure: boolean): string[] =>
  appCookies({ intermediate_session_token: '', session_token: '', session_jwt: '' }, secure);
