import type { App } from './app.ts';
import { html, page, seeOther } from './page.ts';

/** GET /: sign in, or create an account with a passkey. */
export function home(request: Request, app: App): Response {
  if (app.userOf(request)) return seeOther('/account');
  return page(app, {
    title: 'Sign in',
    script: 'page.ts',
    content: html`<form>
        <label for="alias">Your email or username</label>
        <input
          id="alias"
          name="alias"
          autocomplete="username webauthn"
          required
        />
        <button>Sign in</button>
        <button type="button" name="discover">
          Sign in without typing
        </button>
        <button type="button" name="register">
          Create a passkey
        </button>
      </form>
      <p role="status"></p>`,
  });
}
