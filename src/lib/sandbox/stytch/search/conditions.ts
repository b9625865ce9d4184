import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely';
import { searchKey } from '../rows.ts';
import type { SearchQuery } from './query.ts';

/** Longer than any text that is searched; SQLite refuses patterns of more than 50 000 bytes. */
const LONGEST = 256;

export const never = sql<SqlBool>`1 = 0`;
export const always = sql<SqlBool>`1 = 1`;

/**
 * Whether a text, kept in lower case, contains another, whatever its case. Both databases know `like … escape`; they
 * disagree about case, and about the escape character when none is named.
 */
export function contains(where: Expression<string>, part: string): Expression<SqlBool> {
  // Nothing that is stored has control characters, and PostgreSQL takes none in a value.
  if (part.length > LONGEST || /\p{Cc}/u.test(part)) return never;
  const pattern = `%${searchKey(part).replace(/[!%_]/g, '!$&')}%`;
  return sql<SqlBool>`${where} like ${pattern} escape '!'`;
}

/** The condition of a whole query. */
export function combine({ operator, conditions }: SearchQuery): Expression<SqlBool> {
  if (conditions.length === 0) return always;
  const { and, or } = expressionBuilder();
  return operator === 'AND' ? and(conditions) : or(conditions);
}
