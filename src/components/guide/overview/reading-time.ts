/** Counts words of prose in MDX source, without components and code fences. */
export function countWords(source: string): number {
  const prose = source
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/<\/?[A-Za-z][^>]*>/g, ' ')
    .replace(/\]\([^)]*\)/g, '] ');
  return prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Minutes to read at 200 words a minute, plus a minute and a half a step to read its code and run it. */
export function minutesToTry(words: number, steps: number): number {
  return Math.max(1, Math.round(words / 200 + steps * 1.5));
}
