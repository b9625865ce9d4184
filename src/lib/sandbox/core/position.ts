/**
 * Makes numbers that only ever rise, near the time in microseconds: they order what is made within one millisecond, and
 * go on rising after a restart.
 */
export function createPositions(now: () => number): () => number {
  let last = 0;
  return () => (last = Math.max(last + 1, now() * 1000));
}
