import type { DayRange, ScopeState } from '../../../../lib/bench/report/scope.ts';
import { inDays, isZero } from './days.ts';

/**
 * Sums the estimates: features with sample code, other work, and both. `blank` of `lines` have none. A line with 0
 * days isn’t needed, so it counts neither as estimated nor as blank.
 */
export function sumsOf(features: { id: string; covered: boolean }[], { days, own }: ScopeState) {
  const estimates = [
    ...features.map(({ id, covered }) => ({ covered, days: days[id] })),
    ...own.map((line) => ({ covered: false, days: line.days })),
  ];
  const needed = estimates.filter((line) => !isZero(line.days));
  const daysOf = (isCovered: boolean) =>
    needed.filter(({ covered }) => covered === isCovered).flatMap((line) => line.days ?? []);
  const [covered, beside] = [daysOf(true), daysOf(false)];
  const all = [...covered, ...beside];
  return {
    covered: sumRanges(covered),
    beside: sumRanges(beside),
    all: sumRanges(all),
    blank: needed.length - all.length,
    lines: needed.length,
    notNeeded: estimates.length - needed.length,
  };
}

/** Says what a sum leaves out; empty if every line has an estimate. */
export const sayBlank = ({ blank, lines, notNeeded }: { blank: number; lines: number; notNeeded: number }): string =>
  [blank > 0 && `${blank} of ${lines} not estimated`, notNeeded > 0 && `${notNeeded} not needed`]
    .filter(Boolean)
    .join(', ');

/** The sums as sentences, for the memo and the exports. What a total leaves out comes before it. */
export function saySums(sums: ReturnType<typeof sumsOf>): string {
  const { blank, lines, notNeeded } = sums;
  return [
    blank > 0 && `${blank} of ${lines} lines aren’t estimated yet, so the total isn’t complete.`,
    notNeeded > 0 && `Not needed: ${notNeeded}.`,
    `Your team’s work on features with sample code: ${inDays(sums.covered)}.`,
    `Other work: ${inDays(sums.beside)}.`,
    `${blank > 0 ? 'Estimated so far' : 'Together'}: ${inDays(sums.all)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const round = (days: number) => Math.round(days * 100) / 100;

/** Sums ranges, rounded to hundredths to hide floating-point errors. */
const sumRanges = (ranges: DayRange[]): DayRange => ({
  from: round(ranges.reduce((sum, { from }) => sum + from, 0)),
  to: round(ranges.reduce((sum, { to }) => sum + to, 0)),
});
