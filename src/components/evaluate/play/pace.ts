/** Milliseconds a word takes somebody who reads calmly: 200 a minute. */
const PER_WORD_MS = 300;
/** Nothing passes before it can be noticed. */
const LEAST_MS = 4000;

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** How long a scene stands there. */
export const readingTime = (texts: string[]): number =>
  Math.max(LEAST_MS, texts.reduce((sum, text) => sum + countWords(text), 0) * PER_WORD_MS);

/** Whole minutes for a play, begun ones counted. */
export const minutesFor = (times: number[]): number => Math.ceil(times.reduce((sum, time) => sum + time, 0) / 60_000);
