import type { Exchange } from '../../../lib/wire/exchange.ts';
import { senderOf } from './sender.ts';

/** The same call for a terminal. The secret stays a variable: what is copied gets pasted into chats. */
export function asCurl({ method, path, request }: Pick<Exchange, 'method' | 'path' | 'request'>): string {
  const parts = [
    ...(isPasswordless({ path, request }) ? toPasswordless({ method, path, request }) : toStytch({ method, path })),
    `-H 'Content-Type: application/json'`,
    ...(request.body ? [`-d ${quote(request.body)}`] : []),
  ];
  return parts.join(' \\\n  ');
}

/** Where the sandbox keeps it; API_URL ends there. */
const PASSKEYS = '/passwordless';

/** Below `/passwordless` in the sandbox; the real service has its header alone to tell it by. */
const isPasswordless = ({ path, request }: Pick<Exchange, 'path' | 'request'>) =>
  path.startsWith(PASSKEYS) || request.headers.some(([name]) => ['apikey', 'apisecret'].includes(name.toLowerCase()));

const toStytch = ({ method, path }: Pick<Exchange, 'method' | 'path'>) => [
  `curl -X ${method} "$STYTCH_API_URL"${quote(path)}`,
  `-u "$STYTCH_PROJECT_ID:$STYTCH_SECRET"`,
];

/** From the browser with the public key, from a server with the private one. */
const toPasswordless = ({ method, path, request }: Pick<Exchange, 'method' | 'path' | 'request'>) => [
  `curl -X ${method} "$API_URL"${quote(path.startsWith(PASSKEYS) ? path.slice(PASSKEYS.length) : path)}`,
  senderOf({ request }) === 'browser' ? `-H "ApiKey: $API_KEY"` : `-H "ApiSecret: $API_SECRET"`,
];

/** One shell word, whatever stands in it. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
