/** SQLite's result codes (https://www.sqlite.org/rescode.html): the disk is full, or its shared memory can't grow. */
const FULL = 13;
const SHARED_MEMORY_SIZE = 4874;
/** PostgreSQL's SQLSTATE `disk_full`. */
const DISK_FULL = '53100';

/** Whether a statement failed because the disk of the database is full. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode, code } = error as Error & { errcode?: number; code?: unknown };
  return code === DISK_FULL || errcode === SHARED_MEMORY_SIZE || ((errcode ?? 0) & 0xff) === FULL;
}
