/** What a reader typed beside the lines of the sheet, by the id of the line. It stays in their browser. */
export interface Estimates {
  days: Record<string, number>;
  answers: Record<string, string>;
}

const keyFor = (guide: string) => `evaluate:${guide}`;

/** What was typed earlier. What is no longer readable is as good as nothing. */
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

/** More is a slip of the finger. */
export const MOST_DAYS = 1000;

/** Days as somebody types them: half ones, and a comma for a point. Undefined for what is none. */
export function parseDays(text: string): number | undefined {
  const days = Number(text.trim().replace(',', '.'));
  return text.trim() && Number.isFinite(days) && days >= 0 && days <= MOST_DAYS ? days : undefined;
}

/** Without what adding halves and tenths leaves behind. */
export const sumOf = (days: number[]): number => Math.round(days.reduce((sum, one) => sum + one, 0) * 100) / 100;

/** Such as `1 day`, `2.5 days`. */
export const inDays = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;
