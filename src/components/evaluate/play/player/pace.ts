/** Reading time per word in ms, at 200 words a minute. */
const PER_WORD_MS = 300;
/** Shortest time a scene is shown, in ms. */
const LEAST_MS = 4000;

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Time that a scene is shown, in ms. */
export const readingTime = (texts: string[]): number =>
  Math.max(LEAST_MS, texts.reduce((sum, text) => sum + countWords(text), 0) * PER_WORD_MS);

/** Says how long a play takes, rounded: `20 seconds`, `a minute`, `2 minutes`. */
export function sayLength(times: number[]): string {
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1000;
  const tens = Math.ceil(seconds / 10) * 10;
  if (tens < 60) return `${tens} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
