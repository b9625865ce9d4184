import { del, get, press } from '../../../bench/client.ts';

/** The reader's own memos, newest first. */
export const fetchReports = () => get('report');

export interface MemoInput {
  title: string;
  words: string;
  recommendation: string;
}

/**
 * Creates a memo. It may be a reader's first press.
 * @param names whether names that were typed into steps are shown
 * @param scope what this browser stored of the scope sheet, which the API cleans; null leaves it out
 */
export const makeReport = (guide: string, names: boolean, memo: MemoInput, scope: unknown) =>
  press('report', { guide, names, memo, scope });

export const withdrawReport = (id: string) => del('report', { id });
