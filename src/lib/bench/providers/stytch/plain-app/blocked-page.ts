import { html, page } from '../../../../quickstart/stytch/app/page.ts';
import type { Blocked } from '../../../../wire/blocked.ts';

/** The page of the plain app when this site stops a call. Not part of the app that readers copy. */
export function blockedPage({ status, message, advice, retryAfterMs }: Blocked): Response {
  const response = page(
    message,
    html`<p>${advice}</p>
      <p><a href="/preflight/">Preflight</a> shows which credentials you’re using.</p>`,
    status,
  );
  if (retryAfterMs !== undefined) response.headers.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  // The address may still hold a token.
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}

/** The page instead of “Check your email” for a browser that kept no cookie: its email can't be shown to it. */
export const noCookiePage = (): Response =>
  page(
    'Your browser sent no cookie',
    html`<p>
        This site shows you your emails by a cookie, and your browser didn’t send one. Allow cookies for this site, then
        request a new link.
      </p>
      <p><a href="/signup">Request a new link</a></p>`,
    400,
  );
