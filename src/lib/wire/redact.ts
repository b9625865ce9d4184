import type { Exchange, Header } from './exchange.ts';

/** Replaces a secret. */
export const HIDDEN = '[hidden]';
/** Headers that contain a credential. The scheme stays readable, so that a reader sees that Basic is used. */
const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/**
 * Removes the project's secret from an exchange, by header name and by the secret's text. Tokens stay: only the reader
 * who made an exchange sees it.
 * @param secrets texts to remove, in any spelling
 */
export function redact(exchange: Exchange, secrets: string[]): Exchange {
  const hide = (text: string) => secrets.reduce(hideSecret, text);
  const hideHeaders = (headers: Header[]) =>
    headers.map(([name, value]): Header => [name, hide(hideHeader(name, value))]);
  return {
    ...exchange,
    path: hide(exchange.path),
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

/** Matches a text that may contain escapes, of JSON or of a URL. */
const ESCAPES = /\\[u/]|%/;

function hideSecret(text: string, secret: string): string {
  const left = text.replaceAll(secret, HIDDEN);
  return ESCAPES.test(left) ? left.replace(anySpelling(secret), HIDDEN) : left;
}

/** Matches a secret with any of its letters escaped: `\u0073` and `\/` in JSON, `%73` in a path or a form. */
function anySpelling(secret: string): RegExp {
  const letters = secret.split('').map((letter) => {
    const code = letter.charCodeAt(0).toString(16).padStart(4, '0').replace(/[a-f]/g, eitherCase);
    const inAddress = code.startsWith('00') ? `|%${code.slice(2)}` : '';
    return `(?:\\\\?${RegExp.escape(letter)}|\\\\u${code}${inAddress})`;
  });
  return new RegExp(letters.join(''), 'g');
}

const eitherCase = (letter: string) => `[${letter}${letter.toUpperCase()}]`;
