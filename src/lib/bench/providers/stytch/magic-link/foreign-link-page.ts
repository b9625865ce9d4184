import { html, page } from '../../../../quickstart/stytch/app/page.ts';
import { GUIDE } from '../id.ts';

/**
 * The page for a link that this browser didn't request. It may also be mistyped or made up: only the provider knows,
 * and asking would use up the token.
 */
export function foreignLinkPage(): Response {
  const response = page(
    'This link was requested in another browser',
    html`<p>It was requested in another browser, or it’s mistyped or made up. Opening it here didn’t use it up.</p>
      <p>
        If you requested it in another browser, copy this page’s whole URL and open it there. If you didn’t,
        <a href="/signup">request a link here</a>, or
        <a href="/guides/${GUIDE}/see-it-happen/">start the guide here</a>.
      </p>`,
    403,
  );
  // The address still holds the token.
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}
