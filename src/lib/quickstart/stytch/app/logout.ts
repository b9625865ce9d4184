import { StytchError } from 'stytch';
import { revokeSession } from '../revoke-session.ts';
import type { App } from './app.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { html, page, seeOther } from './page.ts';
import { problemPage } from './problem-page.ts';

// #region route
/**
 * GET /logout: only a button. A link must not log anybody
 * out.
 */
export function askToLogOut(request: Request): Response {
  if (!readCookie(request, 'app_session'))
    return seeOther('/dashboard');
  return page(
    'Log out?',
    html`<form action="/logout" method="post">
        <button>Log out</button>
      </form>
      <p><a href="/dashboard">Stay logged in</a></p>`,
  );
}

/**
 * POST /logout: ends the session at Stytch, then drops the
 * cookie.
 */
export async function logout(request: Request, app: App) {
  const token = readCookie(request, 'app_session');
  try {
    if (token) await revokeSession(app.stytch, token);
  } catch (error) {
    // @note Already ended is as good as ended. No answer is not: keep the cookie, so that they can try again.
    if (!(error instanceof StytchError))
      return problemPage(error, app);
  }
  const response = page(
    'You are logged out',
    html`<p><a href="/signup">Log in again</a></p>`,
  );
  const gone = writeCookie(app, 'app_session', '');
  response.headers.append('Set-Cookie', gone);
  return response;
}
// #endregion route
