/** The default lifetime of a token, in seconds (docs/passwordless.md, "Tokens and keys"). */
export const DEFAULT_LIFE = 120;

/**
 * The upper bound of any lifetime, in milliseconds: the service's keys die after thirty days, and with them whatever
 * they sealed.
 */
export const LONGEST_LIFE = 30 * 86_400_000;
