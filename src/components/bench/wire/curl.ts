import { curlStyleOf } from '../../../lib/guides/curl.ts';
import type { Exchange } from '../../../lib/wire/exchange.ts';

/**
 * Formats a call as lines that run in an empty shell: the variables, then the curl command. Their values are missing:
 * `fillIn` knows those of a sandbox, and the secrets of any other project must not get into a clipboard.
 */
export function asCurl({ method, path, request }: Pick<Exchange, 'method' | 'path' | 'request'>): string {
  const { style, auth } = curlStyleOf({ path, request });
  const { baseUrl, variables, pathPrefix = '' } = style;
  const below = pathPrefix && path.startsWith(pathPrefix) ? path.slice(pathPrefix.length) : path;
  const parts = [
    `curl -X ${method} "${baseUrl}"${quote(below)}`,
    ...(auth ? [auth.option] : []),
    `-H 'Content-Type: application/json'`,
    ...(request.body ? [`-d ${quote(request.body)}`] : []),
  ];
  const used = Object.keys(variables).filter((name) => [baseUrl, auth?.option].some((text) => mentions(text, name)));
  return [...used.map((name) => `${name}="…"`), parts.join(' \\\n  ')].join('\n');
}

const mentions = (text = '', name: string) => new RegExp(`\\$${name}\\b`).test(text);

/** Quotes a string as one shell word. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
