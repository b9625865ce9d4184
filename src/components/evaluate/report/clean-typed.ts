import type { Estimates } from '../scope/estimates.ts';
import type { ScopeLine } from '../scope/types.ts';

const LONGEST = 300;
const MOST_DAYS = 1000;

/** Drops everything a browser sent that doesn't belong to a line of the sheet. */
export function cleanTyped(given: unknown, lines: ScopeLine[]): Estimates {
  const { days, answers } = objectOf(given);
  const pick = <T>(from: unknown, fits: (value: unknown) => value is T): Record<string, T> => {
    const values = objectOf(from);
    return Object.fromEntries(
      lines.flatMap(({ id }) => {
        const value = Object.hasOwn(values, id) ? values[id] : undefined;
        return fits(value) ? [[id, value] as const] : [];
      }),
    );
  };
  const isDays = (value: unknown): value is number =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= MOST_DAYS;
  const isAnswer = (value: unknown): value is string =>
    typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST;
  return { days: pick(days, isDays), answers: pick(answers, isAnswer) };
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
