/** Reading time per word in ms, at 200 words a minute. */
const PER_WORD_MS = 300;
/** Shortest time a scene is shown, in ms. */
const LEAST_MS = 4000;

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Time that a scene is shown, in ms. */
export const readingTime = (texts: string[]): number =>
  Math.max(LEAST_MS, texts.reduce((sum, text) => sum + countWords(text), 0) * PER_WORD_MS);

/** Length of a play in minutes, rounded. */
export const minutesFor = (times: number[]): number =>
  Math.max(1, Math.round(times.reduce((sum, time) => sum + time, 0) / 60_000));
