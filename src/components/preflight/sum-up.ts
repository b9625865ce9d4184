import type { Line } from './Checks.tsx';

/** Summarizes a list of checks in one sentence. */
export function sumUp(lines: Pick<Line, 'state'>[]): string {
  const wrong = lines.filter(({ state }) => state === 'wrong').length;
  if (wrong === 0) return 'Checked. Nothing is wrong.';
  return `Checked. ${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong.`;
}
