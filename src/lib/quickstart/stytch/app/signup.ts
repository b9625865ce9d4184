import { html, page } from './page.ts';

// #region route
/** GET /signup: asks for an e-mail address. */
export function signup(): Response {
  return page(
    'Log in or sign up',
    html`<form action="/request_magic_link" method="post">
      <label for="email">Your e-mail address</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        required
      />
      <button>Send me a link</button>
    </form>`,
  );
}
// #endregion route
