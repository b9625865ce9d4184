import type { App } from './app.ts';
import { seeOther } from './page.ts';

// #region route
/** POST /sign-out: ends your session and clears its cookie. */
export function signOut(request: Request, app: App): Response {
  // @note On the server, too: otherwise a copy of the cookie would still work.
  return seeOther('/', { 'Set-Cookie': app.endSession(request) });
}
// #endregion route
