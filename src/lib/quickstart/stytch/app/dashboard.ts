import { authenticateSession } from '../authenticate-session.ts';
import type { App } from './app.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { html, page } from './page.ts';
import { problemPage } from './problem-page.ts';
import { sessionIsOver } from './session-is-over.ts';

// #region route
/** GET /dashboard: the private page. */
export async function dashboard(request: Request, app: App) {
  const token = readCookie(app, request, 'app_session');
  if (!token) return loggedOut();
  try {
    const { member, organization, session_token } =
      await authenticateSession(app.stytch, token);
    const response = page(
      `Welcome to ${organization.organization_name}`,
      html`<p>You’re logged in as ${member.email_address}.</p>
        <form action="/logout" method="post">
          <button>Log out</button>
        </form>`,
    );
    // @note Keep the token that came back: Stytch may return a new one.
    return withSession(response, app, session_token);
  } catch (error) {
    const response = problemPage(error, app, '/dashboard');
    // @note Clear the cookie only if the session is over. A rate limit or an outage says nothing about it: the user stays logged in.
    return sessionIsOver(error)
      ? withSession(response, app, '')
      : response;
  }
}
// #endregion route

function withSession(response: Response, app: App, token: string) {
  const cookie = writeCookie(app, 'app_session', token);
  response.headers.append('Set-Cookie', cookie);
  return response;
}

function loggedOut(): Response {
  return page(
    'You aren’t logged in',
    html`<p>This page is for members.</p>
      <p><a href="/signup">Log in or sign up</a></p>`,
  );
}
