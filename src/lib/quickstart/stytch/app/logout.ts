import { revokeSession } from '../revoke-session.ts';
import type { App } from './app.ts';
import { readCookie, writeCookie } from './cookies.ts';
import {
  explain,
  unreadable,
  type Explanation,
} from './explain.ts';
import { html, page, seeOther } from './page.ts';
import { sessionIsOver } from './session-is-over.ts';

// #region route
/**
 * GET /logout: only a button. Following a link must not log
 * the user out.
 */
export function askToLogOut(request: Request, app: App): Response {
  if (!readCookie(app, request, 'app_session'))
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
 * POST /logout: revokes the session at Stytch, then clears
 * the cookie.
 */
export async function logout(request: Request, app: App) {
  const token = readCookie(app, request, 'app_session');
  try {
    if (token) {
      const { status_code: status } = await revokeSession(
        app.stytch,
        token,
      );
      if (status !== 200) return notLoggedOut(unreadable);
    }
  } catch (error) {
    // @note A session that is already over counts as logged out. After any other error it may still be alive: keep the cookie, so the user can try again.
    if (!sessionIsOver(error)) return notLoggedOut(explain(error));
  }
  const response = page(
    'You’re logged out',
    html`<p><a href="/signup">Log in again</a></p>`,
  );
  const gone = writeCookie(app, 'app_session', '');
  response.headers.append('Set-Cookie', gone);
  return response;
}

function notLoggedOut({ status, title }: Explanation): Response {
  return page(
    'You may still be logged in',
    html`<p>${title}, so your session may still be active. Log out
        again in a few minutes. Otherwise, the session ends by
        itself within an hour.</p>
      <p><a href="/logout">Log out again</a></p>`,
    status,
  );
}
// #endregion route
