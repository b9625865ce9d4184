/** The reader's estimates and decisions, by line id. Stored only in their browser. */
export interface Estimates {
  days: Record<string, number>;
  answers: Record<string, string>;
}

const keyFor = (guide: string) => `evaluate:${guide}`;

/** Reads the stored estimates; empty if missing or unreadable. */
export function readEstimates(guide: string): Estimates {
  try {
    const { days, answers } = JSON.parse(localStorage.getItem(keyFor(guide)) ?? '{}') as Partial<Estimates>;
    return { days: days ?? {}, answers: answers ?? {} };
  } catch {
    return { days: {}, answers: {} };
  }
}

export function writeEstimates(guide: string, typed: Estimates): void {
  localStorage.setItem(keyFor(guide), JSON.stringify(typed));
}

/** Larger numbers are treated as typos. */
export const MOST_DAYS = 1000;

/** Parses days, with `.` or `,` as the decimal separator; undefined if invalid. */
export function parseDays(text: string): number | undefined {
  const days = Number(text.trim().replace(',', '.'));
  return text.trim() && Number.isFinite(days) && days >= 0 && days <= MOST_DAYS ? days : undefined;
}

/** Sums days, rounded to hundredths to hide floating-point errors. */
export const sumOf = (days: number[]): number => Math.round(days.reduce((sum, one) => sum + one, 0) * 100) / 100;

/** Formats days: `1 day`, `2.5 days`. */
export const inDays = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;
