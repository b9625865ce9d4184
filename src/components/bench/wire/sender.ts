import { curlStyleOf } from '../../../lib/guides/curl.ts';
import type { Exchange } from '../../../lib/wire/exchange.ts';

/** The sender as a phrase, for providers that both sides call. Null for those that only a server calls. */
export function sentBy(exchange: Pick<Exchange, 'path' | 'request'>): string | null {
  const sender = curlStyleOf(exchange).auth?.sender;
  return sender ? `sent by your ${sender}` : null;
}
