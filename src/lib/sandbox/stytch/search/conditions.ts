import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely';
import { searchKey } from '../rows.ts';
import type { SearchQuery } from './query.ts';

/** Longer than any searched text. SQLite refuses patterns above 50,000 bytes. */
const LONGEST = 256;

export const never = sql<SqlBool>`1 = 0`;
export const always = sql<SqlBool>`1 = 1`;

/**
 * Matches a lower-case column that contains a text in any case. Both databases support `like … escape`, but differ in
 * case sensitivity and in the default escape character.
 */
export function contains(where: Expression<string>, part: string): Expression<SqlBool> {
  // No stored text has control characters, and PostgreSQL refuses them in a value.
  if (part.length > LONGEST || /\p{Cc}/u.test(part)) return never;
  const pattern = `%${searchKey(part).replace(/[!%_]/g, '!$&')}%`;
  return sql<SqlBool>`${where} like ${pattern} escape '!'`;
}

/** Combines the conditions of a query. */
export function combine({ operator, conditions }: SearchQuery): Expression<SqlBool> {
  if (conditions.length === 0) return always;
  const { and, or } = expressionBuilder();
  return operator === 'AND' ? and(conditions) : or(conditions);
}
