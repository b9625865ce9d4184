import { html, page } from '../../../../quickstart/stytch/app/page.ts';
import { Blocked } from '../../../../wire/blocked.ts';

/** The page the plain app shows when this site stops a call. Not part of the app that readers copy. */
export function blockedPage(status: number, title: string, advice = '', retryAfterMs?: number): Response {
  const response = page(
    title.replace(/\.$/, ''),
    html`<p>${advice}</p>
      <p><a href="/preflight/">Preflight</a> shows which credentials you’re using.</p>`,
    status,
  );
  if (retryAfterMs !== undefined) response.headers.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  // The address may still hold a token.
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}

/** Runs a route of the plain app and turns a blocked call into a page. */
export async function blockedAsPage(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    const { status, message, advice, retryAfterMs } = error;
    return blockedPage(status, message, advice, retryAfterMs);
  }
}
