/**
 * Whether a statement failed because the column's value is taken. SQLite names the columns in its message (errcode 2067
 * and 1555), PostgreSQL in the detail of its error 23505.
 */
export function isUniqueViolation(error: unknown, column: string): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode, code, detail } = error as Error & { errcode?: number; code?: string; detail?: string };
  const sqlite = errcode === 2067 || errcode === 1555;
  if (!sqlite && code !== '23505') return false;
  // PostgreSQL: `Key (project_id, slug)=(project-test-…, globex) already exists.` Values come last and may look like
  // columns.
  return (sqlite ? error.message : (detail?.split(')=(')[0] ?? '')).includes(column);
}

/** Whether a statement failed because the row it refers to was deleted. */
export function isMissingParent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode, code } = error as Error & { errcode?: number; code?: string };
  return errcode === 787 || code === '23503';
}

/** Whether a statement failed because of any constraint of its table. */
export const isConstraintViolation = (error: unknown): boolean =>
  isMissingParent(error) || isUniqueViolation(error, '');
