// #region code
const HIDDEN =
  /^(token|secret|api_?secret|authorization|cookie|session)/i;

/** One line of JSON for each thing that happened. */
export function logLine(
  event: string,
  facts: Record<string, unknown>,
  now = new Date(),
): string {
  const seen = Object.entries(facts).map(([name, value]) => [
    name,
    // @note By name, whatever it holds: the line nobody thought of is the one that leaks.
    HIDDEN.test(name) ? '[hidden]' : value,
  ]);
  return JSON.stringify({
    time: now.toISOString(),
    event,
    ...Object.fromEntries(seen),
  });
}
// #endregion code
