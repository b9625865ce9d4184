import type { Exchange } from '../../../lib/wire/exchange.ts';

/** Names of fields that hold a credential, at either provider. */
const OPENS = /(^|_)(token|jwt)$|^session$/;

export const MASKED = '••••••••';

/** Masks every token in an exchange, wherever it occurs. */
export function maskTokens(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  const tokens = [...tokensIn(request.body), ...tokensIn(response?.body ?? '')].sort((a, b) => b.length - a.length);
  const mask = (text: string) => tokens.reduce((left, token) => left.replaceAll(token, MASKED), text);
  return {
    ...exchange,
    path: mask(exchange.path),
    request: { ...request, body: mask(request.body) },
    response: response && { ...response, body: mask(response.body) },
  };
}

/** Whether an exchange holds a token. */
export const hasTokens = ({ request, response }: Exchange): boolean =>
  tokensIn(request.body).length > 0 || tokensIn(response?.body ?? '').length > 0;

function tokensIn(body: string): string[] {
  const found = new Set<string>();
  try {
    JSON.parse(body || 'null', (key: string, value: unknown) => {
      if (typeof value === 'string' && value.length > 7 && OPENS.test(key)) found.add(value);
      return value;
    });
  } catch {
    // Not JSON, so it has no named fields.
  }
  return [...found];
}
