import type { Exchange } from '../../lib/wire/exchange.ts';

/** The same call for a terminal. The secret stays a variable: what is copied gets pasted into chats. */
export function asCurl({ method, path, request }: Pick<Exchange, 'method' | 'path' | 'request'>): string {
  const parts = [
    `curl -X ${method} "$STYTCH_API_URL"${quote(path)}`,
    `-u "$STYTCH_PROJECT_ID:$STYTCH_SECRET"`,
    `-H 'Content-Type: application/json'`,
    ...(request.body ? [`-d ${quote(request.body)}`] : []),
  ];
  return parts.join(' \\\n  ');
}

/** One shell word, whatever stands in it. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
