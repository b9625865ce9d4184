import { curlStyle as passwordless } from './passwordless/curl.ts';
import { curlStyle as stytch } from './stytch-b2b/curl.ts';

/** How a provider's calls look as a curl command. */
export interface CurlStyle {
  /** The API's base URL, from a variable. */
  baseUrl: string;
  /** What the sandbox puts before a path. The base URL contains it already. */
  pathPrefix?: string;
  /** The options that authenticate, by the request header they send, in lower case. The first is the default. */
  auth: CurlAuth[];
}

export interface CurlAuth {
  header: string;
  option: string;
  /** Which side sends this header, if either may make a call. */
  sender?: 'browser' | 'server';
}

/** Apart from the outlines, because scripts of the page import it. The first is the default. */
const styles: [CurlStyle, ...CurlStyle[]] = [stytch, passwordless];

/** A call, as far as its style depends on it. */
export interface StyledCall {
  path: string;
  request: { headers: [string, string][] };
}

/** Finds the style of a call by its headers, or by its path. */
export function curlStyleOf({ path, request }: StyledCall): { style: CurlStyle; auth: CurlAuth | undefined } {
  const sent = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const byHeader = styles.find(({ auth }) => auth.some(({ header }) => sent.has(header)));
  const byPath = styles.find(({ pathPrefix }) => pathPrefix && path.startsWith(pathPrefix));
  const style = byHeader ?? byPath ?? styles[0];
  return { style, auth: style.auth.find(({ header }) => sent.has(header)) ?? style.auth[0] };
}
