/** A claim and the ids of its sources. */
export interface Sourced {
  says: string;
  sources: string[];
}

/**
 * Numbers the sources in order of first use.
 * @param claims in reading order
 * @param known ids of all listed sources
 * @throws if a claim names an unknown source or a source is unused, which fails the build
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
