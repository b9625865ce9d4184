/** Allowed values, the default first (docs/passwordless.md, "Register token"). */
export const USER_VERIFICATION = ['preferred', 'required', 'discouraged'] as const;
export const AUTHENTICATOR_TYPES = ['any', 'platform', 'cross-platform'] as const;
export const HINTS = ['security-key', 'client-device', 'hybrid'] as const;

/** Joins a list for a sentence: `a, b or c`. */
export const inWords = (list: readonly string[]): string => `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;

/**
 * Returns the RP ID that the browser sends, or the host of its origin. There is no list of allowed ones, because the
 * browser limits a passkey to its domain (docs/passwordless.md, "Errors").
 */
export function rpIdOf(origin: string, rpid: string | undefined): string {
  if (rpid) return rpid;
  return URL.canParse(origin) ? new URL(origin).hostname : origin;
}

/**
 * Spells an origin as browsers sign it. The service compares scheme, host and port, so a slash at the end doesn't
 * matter. An origin that isn't on the web, such as an Android app's, stays as it is.
 */
export function comparableOrigin(origin: string): string {
  const { origin: spelled } = URL.canParse(origin) ? new URL(origin) : { origin: 'null' };
  return spelled === 'null' ? origin : spelled;
}
