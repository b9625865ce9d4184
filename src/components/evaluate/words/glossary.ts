import { getCollection } from 'astro:content';
import type { Term } from './terms.ts';

/** The whole glossary, for finding terms in texts. */
export async function readGlossary(): Promise<Term[]> {
  const entries = await getCollection('glossary');
  return entries.map(({ id, data, body = '' }) => ({ id, term: data.term, meaning: body.trim() }));
}
