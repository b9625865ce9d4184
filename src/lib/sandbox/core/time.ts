/**
 * Formats a time as RFC 3339 in UTC with whole seconds, like the live API (docs/stytch.md, "Transport").
 * @param ms milliseconds since 1970
 */
export function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
