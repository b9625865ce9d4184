import type { Exchange } from '../../../lib/wire/exchange.ts';
import { senderOf } from './sender.ts';

/** Formats a call as a curl command. Secrets stay variables, because copied commands get pasted into chats. */
export function asCurl({ method, path, request }: Pick<Exchange, 'method' | 'path' | 'request'>): string {
  const parts = [
    ...(isPasswordless({ path, request }) ? toPasswordless({ method, path, request }) : toStytch({ method, path })),
    `-H 'Content-Type: application/json'`,
    ...(request.body ? [`-d ${quote(request.body)}`] : []),
  ];
  return parts.join(' \\\n  ');
}

/** Path prefix of the Passwordless.dev sandbox, which API_URL includes. */
const PASSKEYS = '/passwordless';

/** The sandbox has a path prefix; calls to the real service are recognized by their key header. */
const isPasswordless = ({ path, request }: Pick<Exchange, 'path' | 'request'>) =>
  path.startsWith(PASSKEYS) || request.headers.some(([name]) => ['apikey', 'apisecret'].includes(name.toLowerCase()));

const toStytch = ({ method, path }: Pick<Exchange, 'method' | 'path'>) => [
  `curl -X ${method} "$STYTCH_API_URL"${quote(path)}`,
  `-u "$STYTCH_PROJECT_ID:$STYTCH_SECRET"`,
];

/** The browser authenticates with the public key, a server with the private one. */
const toPasswordless = ({ method, path, request }: Pick<Exchange, 'method' | 'path' | 'request'>) => [
  `curl -X ${method} "$API_URL"${quote(path.startsWith(PASSKEYS) ? path.slice(PASSKEYS.length) : path)}`,
  senderOf({ request }) === 'browser' ? `-H "ApiKey: $API_KEY"` : `-H "ApiSecret: $API_SECRET"`,
];

/** Quotes a string as one shell word. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
