import type { Exchange, Header } from '../../../lib/wire/exchange.ts';

const message = (start: string, headers: Header[], body: string): string =>
  [start, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n');

/** Formats the request of an exchange as HTTP/1.1 text. */
export const requestMessage = ({ method, path, request }: Exchange): string =>
  message(`${method} ${path} HTTP/1.1`, request.headers, request.body);

/** Formats a response as HTTP/1.1 text. Reason phrases are not recorded. */
export const responseMessage = ({ status, headers, body }: NonNullable<Exchange['response']>): string =>
  message(`HTTP/1.1 ${status}`, headers, body);
