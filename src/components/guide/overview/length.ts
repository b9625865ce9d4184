import { getCollection } from 'astro:content';
import type { GuideOutline } from '../../../lib/guides/index.ts';
import { countWords, minutesToTry } from './reading-time.ts';

const inWords: Record<number, string> = { 7: 'Seven', 8: 'Eight' };

/** Returns the length of a guide: number of steps in words, and minutes to read and try them. */
export async function lengthOf({ id, steps }: GuideOutline): Promise<{ steps: string; minutes: number }> {
  const texts = await getCollection('guides', (entry) => entry.id.startsWith(`${id}/`));
  const words = texts.reduce((sum, { body = '' }) => sum + countWords(body), 0);
  const minutes = minutesToTry(words, steps.length);
  return { steps: `${inWords[steps.length] ?? steps.length} steps`, minutes };
}
