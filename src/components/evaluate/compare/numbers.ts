/** What is said of one way, and the ids of what it rests on. */
export interface Sourced {
  says: string;
  sources: string[];
}

/**
 * The number of each source, counted as they are met.
 * @param claims in the order they are read
 * @param known the ids of the sources that the page lists
 * @throws when a claim names a source that is not there, or a source is named nowhere: the build stops
 */
export function numberSources(claims: Sourced[], known: string[]): Map<string, number> {
  for (const { says, sources } of claims) {
    const missing = sources.find((id) => !known.includes(id));
    if (missing) throw new Error(`“${says}” names a source "${missing}" that is not there.`);
  }
  const met = [...new Set(claims.flatMap(({ sources }) => sources))];
  const unread = known.find((id) => !met.includes(id));
  if (unread) throw new Error(`Nothing rests on the source "${unread}".`);
  return new Map(met.map((id, index) => [id, index + 1]));
}
