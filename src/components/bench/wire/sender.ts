import type { Exchange } from '../../../lib/wire/exchange.ts';

/** Who sends a call: of the two keys the page has one, and only the server the other. */
export const senderOf = ({ request }: Pick<Exchange, 'request'>): 'browser' | 'server' =>
  request.headers.some(([name]) => name.toLowerCase() === 'apikey') ? 'browser' : 'server';

/** Said where both halves call. At the other provider it is always the server, which the guide says once. */
export function sentBy(exchange: Pick<Exchange, 'operation' | 'request'>): string | null {
  return exchange.operation?.startsWith('passwordless.') ? `sent by your ${senderOf(exchange)}` : null;
}
