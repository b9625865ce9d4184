/**
 * Metadata after an update: keys that are given replace, keys set to null go, the others stay. That it works key by key
 * is from memory of the Metadata page, which was not among the sources (choice).
 */
export function mergeMetadata(
  before: Record<string, unknown>,
  given: Record<string, unknown> | undefined,
): Record<string, unknown> {
  if (!given) return before;
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== null));
}
