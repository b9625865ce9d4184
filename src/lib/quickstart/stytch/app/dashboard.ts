import { StytchError } from 'stytch';
import { authenticateSession } from '../authenticate-session.ts';
import type { App } from './app.ts';
import { readCookie, writeCookie } from './cookies.ts';
import { html, page } from './page.ts';
import { problemPage } from './problem-page.ts';

/** GET /dashboard: the private page. */
export async function dashboard(request: Request, app: App): Promise<Response> {
  const sessionToken = readCookie(request, 'app_session');
  if (!sessionToken) return nobody();
  try {
    const { member, organization, session_token } = await authenticateSession(app.stytch, sessionToken);
    const response = page(
      `Welcome to ${organization.organization_name}`,
      html`<p>You are logged in as ${member.email_address}.</p>
        <form action="/logout" method="post"><button>Log out</button></form>`,
    );
    // @note Keep the token that came back: Stytch may hand out a new one.
    response.headers.append(
      'Set-Cookie',
      writeCookie('app_session', session_token, { minutes: 60, secure: app.secure }),
    );
    return response;
  } catch (error) {
    if (!(error instanceof StytchError)) return problemPage(error, app);
    // @note Ended or unknown: forget it, and let the person log in again.
    const response = problemPage(error, app);
    response.headers.append('Set-Cookie', writeCookie('app_session', '', { minutes: 0, secure: app.secure }));
    return response;
  }
}

function nobody(): Response {
  return page(
    'Nobody is logged in',
    html`<p>This page is for members.</p>
      <p><a href="/signup">Log in or sign up</a></p>`,
  );
}
