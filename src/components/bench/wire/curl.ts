import { curlStyleOf } from '../../../lib/guides/curl.ts';
import type { Exchange } from '../../../lib/wire/exchange.ts';

/** Formats a call as a curl command. Secrets stay variables, because copied commands get pasted into chats. */
export function asCurl({ method, path, request }: Pick<Exchange, 'method' | 'path' | 'request'>): string {
  const { style, auth } = curlStyleOf({ path, request });
  const { baseUrl, pathPrefix = '' } = style;
  const below = pathPrefix && path.startsWith(pathPrefix) ? path.slice(pathPrefix.length) : path;
  const parts = [
    `curl -X ${method} "${baseUrl}"${quote(below)}`,
    ...(auth ? [auth.option] : []),
    `-H 'Content-Type: application/json'`,
    ...(request.body ? [`-d ${quote(request.body)}`] : []),
  ];
  return parts.join(' \\\n  ');
}

/** Quotes a string as one shell word. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
