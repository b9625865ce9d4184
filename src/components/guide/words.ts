/** Words of prose in the source of a step: front matter, components and code fences are none. */
export function countWords(source: string): number {
  const prose = source
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/<\/?[A-Za-z][^>]*>/g, ' ')
    .replace(/\]\([^)]*\)/g, '] ');
  return prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Reading and trying: 200 words a minute, and what running eight steps takes somebody new to it (seen: two minutes). */
export function minutesToRead(words: number): number {
  return Math.max(1, Math.round(words / 200) + 2);
}
