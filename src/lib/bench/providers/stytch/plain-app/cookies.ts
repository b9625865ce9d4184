import { writeCookie } from '../../../../quickstart/stytch/app/cookies.ts';
import type { Changed } from '../../../run/apply-effects.ts';

/** `Set-Cookie` values that hand to the plain app what a run of the guide got: logged in here is logged in there. */
export function appCookies(changed: Changed, secure: boolean): string[] {
  const cookies: string[] = [];
  if (changed.intermediate_session_token !== undefined) {
    cookies.push(writeCookie({ secure }, 'app_intermediate_session', changed.intermediate_session_token));
  }
  if (changed.session_token !== undefined) {
    cookies.push(writeCookie({ secure }, 'app_session', changed.session_token));
  }
  return cookies;
}
