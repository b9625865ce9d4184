import { html, page } from './page.ts';

// #region route
/** GET /signup: asks for an email address. */
export function signup(): Response {
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
    </form>`,
  );
}
// #endregion route
