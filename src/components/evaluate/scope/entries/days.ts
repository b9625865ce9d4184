import type { DayRange } from '../../../../lib/bench/report/scope.ts';
import { oneLine } from './one-line.ts';

/** Larger numbers are treated as typos. */
export const MOST_DAYS = 1000;

const partsOf = (text: string) =>
  text
    .trim()
    .split(/\s*(?:-|–|\bto\b)\s*/)
    .map((part) => (part === '' ? NaN : Number(part.replace(',', '.'))));

/** Parses days such as `3`, `2-4`, `2–4` or `1,5 to 3`; undefined if invalid. */
export function parseRange(text: string): DayRange | undefined {
  const parts = partsOf(text);
  const [from = NaN, to = from] = parts;
  return parts.length <= 2 && isDays(from) && isDays(to) && from <= to ? { from, to } : undefined;
}

/** Whether a text is a range with the larger number first. */
export function isReversed(text: string): boolean {
  const [from, to, ...more] = partsOf(text);
  return more.length === 0 && isDays(from) && isDays(to) && from > to;
}

/** Whether a value is a number of days that can be entered. */
export const isDays = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= MOST_DAYS;

/** Formats a range for a field: `3` or `2–4`. */
export const sayRange = ({ from, to }: DayRange): string => (from === to ? `${from}` : `${from}–${to}`);

/** Formats a range for a sentence: `1 day`, `2–4 days`. */
export const inDays = (range: DayRange): string => `${sayRange(range)} ${range.to === 1 ? 'day' : 'days'}`;

/** Whether an estimate marks its feature as not needed: 0 days. */
export const isZero = (days: DayRange | null | undefined): boolean => days?.to === 0;

/** Says an estimate, or quotes an entry that isn’t a range of days. Empty if nothing was entered. */
export function sayDays(days: DayRange | null | undefined, unclear: string | undefined): string {
  if (isZero(days)) return 'not needed';
  if (days) return inDays(days);
  const typed = oneLine(unclear ?? '');
  return typed && `“${typed}” isn’t a range of days`;
}
