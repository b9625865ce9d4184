import type { Exchange, Header } from './exchange.ts';

/** What stands in the place of a secret. */
export const HIDDEN = '[hidden]';
/** Headers that carry a credential. The scheme stays readable: a reader should see that Basic is used. */
const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/**
 * Takes the project's secret out of an exchange, by header name and by the secret's own text, before it is kept
 * anywhere. Tokens stay: an exchange is shown only to the reader who made it.
 */
export function redact(exchange: Exchange, secrets: string[]): Exchange {
  const hide = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text);
  // A client that puts it into a path escapes some of its letters.
  const hideInPath = (path: string) =>
    secrets.reduce((left, secret) => left.replaceAll(encodeURIComponent(secret), HIDDEN), hide(path));
  const hideHeaders = (headers: Header[]) =>
    headers.map(([name, value]): Header => [name, hide(hideHeader(name, value))]);
  return {
    ...exchange,
    path: hideInPath(exchange.path),
    request: { headers: hideHeaders(exchange.request.headers), body: hide(exchange.request.body) },
    response: exchange.response && {
      ...exchange.response,
      headers: hideHeaders(exchange.response.headers),
      body: hide(exchange.response.body),
    },
  };
}

function hideHeader(name: string, value: string): string {
  if (!SECRET_HEADERS.has(name.toLowerCase())) return value;
  const scheme = /^(Basic|Bearer) /i.exec(value);
  return scheme ? `${scheme[1]} ${HIDDEN}` : HIDDEN;
}
