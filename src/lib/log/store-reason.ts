/** SQLSTATE classes whose messages name no row and no value: connection, login, resources, operator, system. */
const ABOUT_THE_SERVER = /^(08|28|3D|53|55000|57|58|25006|25P02|XX)/;

/**
 * Returns the store's own reason for an error, such as `database or disk is full`. Undefined if the error isn't the
 * store's, or its message may contain a user's data.
 */
export function storeReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errstr, message } = error as Error & { code?: unknown; errstr?: unknown };
  // node:sqlite: the text of SQLite's result code.
  if (code === 'ERR_SQLITE_ERROR') return typeof errstr === 'string' ? errstr : undefined;
  // node-postgres
  if (message === 'Query read timeout') return 'the database did not answer in time';
  if (/^timeout exceeded when trying to connect|^Connection terminated/.test(message)) return message;
  return typeof code === 'string' && ABOUT_THE_SERVER.test(code) ? message : undefined;
}
