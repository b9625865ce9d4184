import type { Line } from './Checks.tsx';

/** Summarizes a list of checks in one sentence. */
export function sumUp(lines: Pick<Line, 'state'>[]): string {
  const wrong = lines.filter(({ state }) => state === 'wrong').length;
  if (wrong === 0) return 'Everything that could be checked is OK.';
  return `${wrong === 1 ? 'One check' : `${wrong} checks`} failed.`;
}
