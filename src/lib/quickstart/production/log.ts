// #region code
const HIDDEN =
  /token|secret|password|jwt|authorization|cookie|session/i;

// @note By name, whatever it holds and however deep: the line nobody thought of is the one that leaks.
function hide(name: string, value: unknown): unknown {
  if (HIDDEN.test(name)) return '[hidden]';
  // @note The token of a link stands in its query.
  if (typeof value !== 'string') return value;
  return value.replace(/\?\S+/g, '?[hidden]');
}

/** One line of JSON for each thing that happened. */
export function logLine(
  event: string,
  facts: Record<string, unknown>,
  now = new Date(),
): string {
  const time = now.toISOString();
  return JSON.stringify({ time, event, ...facts }, hide);
}
// #endregion code
