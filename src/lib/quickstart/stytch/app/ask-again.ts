import type { Explanation } from './explain.ts';
import { html, page } from './page.ts';

/**
 * The login form again, with what the user entered and why no
 * link was sent.
 */
export const askAgain = (
  email: string,
  { status, title, advice }: Omit<Explanation, 'step'>,
): Response =>
  page(
    title,
    html`<form action="/request_magic_link" method="post">
      <label for="email">Your email address</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        value="${email}"
        aria-describedby="problem"
        required
      />
      <p id="problem" role="alert">${advice}</p>
      <button>Send magic link</button>
    </form>`,
    status,
  );
