/** Parameters of an authorization request that an app must not replace. */
const OWN = new Set([
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
]);

/**
 * Returns what an app passes on to the provider: `provider_prompt` becomes `prompt` (docs/stytch-federation.md, "OAuth
 * start").
 */
export const providerQuery = (query: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      const passed = name.startsWith('provider_') ? name.slice('provider_'.length) : '';
      return passed === '' || OWN.has(passed) || value.length > 1024 ? [] : [[passed, value]];
    }),
  );

/** Adds query parameters to a URL and leaves its own unchanged. */
export const withQuery = (url: string, query: Record<string, string>): string =>
  `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`;
