import { html, page } from '../../app/page.ts';
import { googleLoginUrl } from '../google-login-url.ts';
import type { EverydayApp } from './app.ts';

// #region route
/** GET /signup: every way to log in. */
export function signup(_: Request, app: EverydayApp) {
  return page(
    'Log in or sign up',
    html`<form action="/request_magic_link" method="post">
        <label for="email">Your email address</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          required
        />
        <button>Send magic link</button>
      </form>
      ${otherWays(app)}`,
  );
}

function otherWays({
  apiUrl,
  publicToken,
  returnUrl: redirectUrl,
}: EverydayApp) {
  if (!publicToken) return '';
  const google = googleLoginUrl({
    apiUrl,
    publicToken,
    redirectUrl,
  });
  // @note A link, not a form: the login happens at Google, and comes back to /authenticate.
  return html`<p><a href="${google}">Continue with Google</a></p>
    <p><a href="/sso">Log in with your company’s SSO</a></p>`;
}
// #endregion route
