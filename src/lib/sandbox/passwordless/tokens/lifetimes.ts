/** The default lifetime of a token, in seconds (docs/passwordless.md, "Tokens and keys"). */
export const DEFAULT_LIFE = 120;

/**
 * The longest lifetime of a token, in milliseconds: the service's keys expire after thirty days, and with them every
 * token.
 */
export const LONGEST_LIFE = 30 * 86_400_000;
