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

/** SQLSTATE `insufficient_privilege`. */
const NO_RIGHT = '42501';

/**
 * Returns an error that tells the host why the PostgreSQL database can't be used, or the error itself if it's none of
 * the host's. The driver's message contains no password.
 */
export function explainServerError(error: unknown): unknown {
  const cause = rootCause(error) as Error & { code?: unknown };
  if (cause.code === NO_RIGHT)
    return new SettingsError(
      `The tables can’t be created in the database that DATABASE_URL names: ${cause.message}. Use a user who owns the ` +
        'database, or grant this one the right to create tables.',
    );
  const reason = storeReason(cause);
  return reason ? new SettingsError(`The database that DATABASE_URL names cannot be used: ${reason}`) : error;
}

/** Returns a sentence about a database that opened, but failed before the site was up. Undefined for other errors. */
export function startProblem(error: unknown): string | undefined {
  const reason = storeReason(rootCause(error));
  return reason && `The site can’t start, because the database failed: ${reason}. Check its disk and its rights.`;
}

function rootCause(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootCause(error.cause) : error;
}
