import { curlStyleOf } from '../../../lib/guides/curl.ts';
import type { Exchange } from '../../../lib/wire/exchange.ts';

type Call = Pick<Exchange, 'method' | 'path' | 'request'>;

/**
 * Formats a call as lines that run in an empty shell: the variables, then the curl command. Their values are missing:
 * `fillIn` knows those of a sandbox, and the secrets of any other project must not get into a clipboard.
 */
export function asCurl(call: Call): string {
  const { style, auth } = curlStyleOf(call);
  const { baseUrl, variables } = style;
  const used = Object.keys(variables).filter((name) => [baseUrl, auth?.option].some((text) => mentions(text, name)));
  return [...used.map((name) => `${name}="…"`), curlCommand(call)].join('\n');
}

/** Formats a call as a curl command alone, for a script that sets the variables itself. */
export function curlCommand({ method, path, request }: Call): string {
  const { style, auth } = curlStyleOf({ path, request });
  const { baseUrl, pathPrefix = '', repeats = [] } = style;
  const below = pathPrefix && path.startsWith(pathPrefix) ? path.slice(pathPrefix.length) : path;
  const parts = [
    `curl -X ${method} "${baseUrl}"${quote(below)}`,
    ...(auth ? [auth.option] : []),
    `-H 'Content-Type: application/json'`,
    ...request.headers
      .filter(([name]) => repeats.includes(name.toLowerCase()))
      .map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(request.body ? [`-d ${quote(request.body)}`] : []),
  ];
  return parts.join(' \\\n  ');
}

const mentions = (text = '', name: string) => new RegExp(`\\$${name}\\b`).test(text);

/** Quotes a string as one shell word. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
