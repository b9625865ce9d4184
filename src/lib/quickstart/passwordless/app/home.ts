import type { App } from './app.ts';
import { html, page, seeOther } from './page.ts';

/** GET /: sign in, or create an account with a passkey. */
export function home(request: Request, app: App): Response {
  if (app.userOf(request)) return seeOther('/account');
  return page(app, {
    title: 'Sign in',
    script: 'page.ts',
    // Disabled until the script runs: the form can't be sent without it.
    content: html`<form>
      <fieldset disabled>
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
      </fieldset>
      </form>
      <noscript><p>Passkeys need JavaScript.</p></noscript>
      <p role="status"></p>`,
  });
}
