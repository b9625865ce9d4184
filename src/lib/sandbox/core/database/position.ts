/**
 * Makes a counter of ever-rising numbers, close to the time in microseconds. They order rows created within one
 * millisecond, and keep rising after a restart.
 */
export function createPositions(now: () => number): () => number {
  let last = 0;
  return () => (last = Math.max(last + 1, now() * 1000));
}
