import type { Exchange, Header } from '../../../lib/wire/exchange.ts';

/** Names of fields that hold a credential, at either provider. */
const OPENS = /(^|_)(token|jwt)$|^session$/;
/** Headers that hold one: the session of the member that Stytch makes a call for. */
const SESSION_HEADER = /^x-stytch-member-session(jwt)?$/i;

export const MASKED = '••••••••';

/** Masks every token in an exchange, wherever it occurs. */
export function maskTokens(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  const tokens = allTokens(exchange).sort((a, b) => b.length - a.length);
  const mask = (text: string) => tokens.reduce((left, token) => left.replaceAll(token, MASKED), text);
  return {
    ...exchange,
    path: mask(exchange.path),
    request: {
      headers: request.headers.map(([name, value]): Header => [name, mask(value)]),
      body: mask(request.body),
    },
    response: response && { ...response, body: mask(response.body) },
  };
}

/** Whether an exchange holds a token. */
export const hasTokens = (exchange: Exchange): boolean => allTokens(exchange).length > 0;

const allTokens = ({ request, response }: Exchange): string[] => [
  ...request.headers.flatMap(([name, value]) => (SESSION_HEADER.test(name) && value ? [value] : [])),
  ...tokensIn(request.body),
  ...tokensIn(response?.body ?? ''),
];

function tokensIn(body: string): string[] {
  const tokens = new Set<string>();
  try {
    JSON.parse(body || 'null', (key: string, value: unknown) => {
      if (typeof value === 'string' && value.length > 7 && OPENS.test(key)) tokens.add(value);
      return value;
    });
  } catch {
    // Not JSON, so it has no named fields.
  }
  return [...tokens];
}
