import { html, page } from '../../../../quickstart/stytch/app/page.ts';

/**
 * A link that was asked for in another browser, or by nobody: which of the two, only the provider could say, and asking
 * spends the token. It is not spent here.
 */
export function foreignLinkPage(): Response {
  const response = page(
    'This link is not from this browser',
    html`<p>
        It was asked for in another browser, or nobody asked for it: then it is mistyped or made up. Nothing has been
        spent by opening it here.
      </p>
      <p>
        If another browser asked for it, open it there: copy the whole address of this page from the address bar. If
        not, <a href="/signup">ask for a link here</a>, or
        <a href="/guides/stytch-b2b/see-it-happen/">start the guide here</a>.
      </p>`,
    403,
  );
  // The address still holds the token.
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}
