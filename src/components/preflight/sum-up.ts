import type { Line } from './Checks.tsx';

/** What a check came to, in one sentence that agrees with every line of its list. */
export function sumUp(lines: Pick<Line, 'state'>[]): string {
  const wrong = lines.filter(({ state }) => state === 'wrong').length;
  if (wrong === 0) return 'Checked. Nothing is wrong.';
  return `Checked. ${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong.`;
}
