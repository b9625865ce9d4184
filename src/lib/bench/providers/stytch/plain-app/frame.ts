import { html } from '../../../../quickstart/stytch/app/page.ts';
import type { Exchange } from '../../../../wire/exchange.ts';
import type { Mode } from '../../../credentials/types.ts';
import { isDropped } from '../../../run/dropped.ts';

interface Calls {
  exchanges: Exchange[];
  mode: Mode;
}

/**
 * Adds to a page of the app what only readers of this site need: a link back, and in an outage that they made
 * themselves, where to end it. Not part of the app that readers copy.
 */
export async function frame(response: Response, calls?: Calls): Promise<Response> {
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
  const isDown = calls?.mode === 'sandbox' && calls.exchanges.some(isDropped);
  const link = isDown ? bringBack : back;
  const text = (await response.text()).replace('</header>', `${link.text}</header>`);
  return new Response(text, { status: response.status, headers: response.headers });
}

const back = html`<a href="/">Back to First Login</a>`;
const bringBack = html`<a href="/evaluate/outage/">You took Stytch down: bring it back</a>`;
