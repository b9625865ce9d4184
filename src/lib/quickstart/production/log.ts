// #region code
const HIDDEN =
  /token|secret|password|jwt|authorization|cookie|session/i;

// @note Hides fields by name at any depth. A secret in a text, such as an error message, isn’t found.
function hide(name: string, value: unknown): unknown {
  if (HIDDEN.test(name)) return '[hidden]';
  // @note A magic link’s token is in the query string.
  if (typeof value !== 'string') return value;
  return value.replace(/\?\S+/g, '?[hidden]');
}

/** Writes one line of JSON per event. */
export function logLine(
  event: string,
  facts: Record<string, unknown>,
  now = new Date(),
): string {
  const time = now.toISOString();
  return JSON.stringify({ time, event, ...facts }, hide);
}
// #endregion code
