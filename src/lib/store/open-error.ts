import { SettingsError } from '../config/settings.ts';
import { storeReason } from '../log/store-reason.ts';

/** SQLite's result codes (https://www.sqlite.org/rescode.html) for a file that isn't one of its own, or is damaged. */
const DAMAGED = new Set([11, 26]);

/**
 * Returns an error that tells the host why the SQLite file can't be opened and what to do, or the error itself if it's
 * none of the host's.
 * @param file the database file
 */
export function explainOpenError(error: unknown, file: string): unknown {
  const cause = rootCause(error) as NodeJS.ErrnoException & { errcode?: number };
  if (DAMAGED.has((cause.errcode ?? 0) & 0xff)) {
    return new SettingsError(
      `${file} is damaged or not a SQLite database. Restore it from a backup, or move it away to start with none.`,
    );
  }
  const reason = storeReason(cause) ?? (cause.syscall ? cause.code : undefined);
  if (!reason) return error;
  return new SettingsError(
    `The database ${file} can’t be opened for writing: ${reason}. Check that this user may write to DATA_DIR and that ` +
      'its disk has space, or set DATA_DIR to another folder.',
  );
}

function rootCause(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootCause(error.cause) : error;
}
