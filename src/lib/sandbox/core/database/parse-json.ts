/** A row that doesn't hold JSON. The log shows its name. */
class DamagedRow extends Error {
  override readonly name = 'DamagedRow';
  constructor(cause: unknown) {
    super('A row of the sandbox’s database doesn’t hold JSON. Reset the project, or restore a backup.', { cause });
  }
}

/**
 * Parses JSON from a column. The type isn't checked again: only the sandbox writes the column, from values of this type
 * that were checked as they came in, and a new version only adds optional fields to what an older one may have stored.
 * @throws {DamagedRow} when the text isn't JSON, so the database was edited or is damaged. The call is answered
 * with 500, and the log names the error and where it was read
 */
export function parseJson<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new DamagedRow(error);
  }
}
