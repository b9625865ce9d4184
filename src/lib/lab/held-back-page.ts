import { html, page } from '../quickstart/stytch/app/page.ts';
import { HeldBack } from '../wire/held-back.ts';

/** What the plain app says when this site itself says no. It is no part of the app that readers copy. */
export function heldBackPage(status: number, title: string, advice = '', retryAfterMs?: number): Response {
  const response = page(
    title.replace(/\.$/, ''),
    html`<p>${advice}</p>
      <p><a href="/preflight/">Preflight</a> says which credentials answer here.</p>`,
    status,
  );
  if (retryAfterMs !== undefined) response.headers.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  // The address may still hold a token.
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}

/** What a route of the plain app answered, or why this site said no. */
export async function orHeldBackPage(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HeldBack)) throw error;
    const { status, message, advice, retryAfterMs } = error;
    return heldBackPage(status, message, advice, retryAfterMs);
  }
}
