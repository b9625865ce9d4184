import type { ReportOptions } from './types.ts';

/** Whether the author wrote or entered something: then a memo needs no run. */
export function saysSomething({ memo, scope }: Pick<ReportOptions, 'memo' | 'scope'>): boolean {
  const entered = [...Object.keys(scope.days), ...scope.done, ...Object.keys(scope.decisions), ...scope.own];
  return entered.length > 0 || [memo.title, memo.words, memo.recommendation].some((text) => text.trim() !== '');
}
