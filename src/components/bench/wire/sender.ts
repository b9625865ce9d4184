import type { Exchange } from '../../../lib/wire/exchange.ts';

/** Which side sent a call: the browser has only the public key. */
export const senderOf = ({ request }: Pick<Exchange, 'request'>): 'browser' | 'server' =>
  request.headers.some(([name]) => name.toLowerCase() === 'apikey') ? 'browser' : 'server';

/** The sender as a phrase for passkey calls, which either side may make. Null for Stytch: always the server. */
export function sentBy(exchange: Pick<Exchange, 'operation' | 'request'>): string | null {
  return exchange.operation?.startsWith('passwordless.') ? `sent by your ${senderOf(exchange)}` : null;
}
