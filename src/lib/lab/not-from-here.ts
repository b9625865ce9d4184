import { html, page } from '../quickstart/stytch/app/page.ts';

/** A link that was asked for in another browser. It is not spent here. */
export function notFromHere(): Response {
  const response = page(
    'This link is not from this browser',
    html`<p>
        It was asked for in another browser, or it is mistyped. Nothing has been spent: it still works where it came
        from.
      </p>
      <p>
        Open it in the browser that asked for it: copy the whole address of this page from the address bar, and open it
        there. Or <a href="/signup">ask for a link here</a>, or
        <a href="/guides/stytch-b2b/see-it-happen/">start the guide here</a>.
      </p>`,
    403,
  );
  // The address still holds the token.
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}
