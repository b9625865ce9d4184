import type { CurlAuth, CurlStyle } from './curl-style.ts';
import { curlStyle as passwordless } from './passwordless/curl.ts';
import { curlStyle as stytch } from './stytch-b2b/curl.ts';

/** Apart from the outlines, because scripts of the page import it. The first is the default. */
const styles: [CurlStyle, ...CurlStyle[]] = [stytch, passwordless];

/** The variables of all guides' commands: each provider's together. */
export const commandVariables = styles.map(({ variables }) => variables);

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
