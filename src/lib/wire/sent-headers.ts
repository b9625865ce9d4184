import type { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { Exchange, Header } from './exchange.ts';

/**
 * Records the headers that undici sends, which include `host` and `user-agent`. A request is matched to its exchange
 * when it is created, because with keep-alive later events run in another request's context.
 * @param current the exchange whose request is being created
 */
export function noteSentHeaders(current: AsyncLocalStorage<Exchange>): void {
  const owner = new WeakMap<object, Exchange>();
  subscribe('undici:request:create', (message) => {
    const exchange = current.getStore();
    if (exchange) owner.set((message as { request: object }).request, exchange);
  });
  subscribe('undici:client:sendHeaders', (message) => {
    const { request, headers } = message as { request: object; headers: string };
    const exchange = owner.get(request);
    if (exchange) exchange.request.headers = parseHeaders(headers);
  });
}

/** Parses `POST /v1/… HTTP/1.1\r\nhost: …\r\n`. */
function parseHeaders(text: string): Header[] {
  return text
    .split('\r\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
}
