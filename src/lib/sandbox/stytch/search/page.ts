import { sql, type Expression, type SqlBool } from 'kysely';
import { z } from 'zod';
import { fail } from '../errors.ts';
import { isId } from '../ids.ts';
import { always } from './conditions.ts';

const DEFAULT_LIMIT = 100;
const MOST = 1000;

/** The last row of a page. Rows are sorted by creation, so that none moves between pages. */
interface Position {
  created_at: number;
  id: string;
}

/** The requested page. */
export interface Part {
  cursor?: Position | undefined;
  limit: number;
}

/**
 * The field for a page's cursor.
 * @param isKnown whether an id belongs to what is searched
 */
export const cursorOf = (isKnown: (id: string) => boolean) =>
  z
    .string('user_search_invalid_cursor')
    .transform((cursor) => (cursor === '' ? undefined : readCursor(cursor, isKnown)))
    .optional();

/** The fields of a search. Go sends a limit of zero for "not set". */
export const searchFields = {
  cursor: cursorOf((id) => isId('organization', id) || isId('member', id)),
  limit: z
    .int('user_search_invalid_limit')
    .min(0, 'user_search_invalid_limit')
    .max(MOST, 'user_search_invalid_limit')
    .transform((limit) => limit || DEFAULT_LIMIT)
    .default(DEFAULT_LIMIT),
  /** Validated by `readQuery`, which knows the filters of each search. */
  query: z.unknown().optional(),
};

const writeCursor = ({ created_at, id }: Position) => Buffer.from(`${created_at} ${id}`).toString('base64url');

function readCursor(cursor: string, isKnown: (id: string) => boolean): Position {
  const [time = '', id = '', ...more] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const known = /^\d{1,15}$/.test(time) && isKnown(id) && more.length === 0;
  return known ? { created_at: Number(time), id } : fail('user_search_invalid_cursor');
}

/** Matches the rows after a page, newest first. */
export const afterwards = (cursor: Position | undefined): Expression<SqlBool> =>
  cursor ? sql<SqlBool>`(created_at, id) < (${cursor.created_at}, ${cursor.id})` : always;

/**
 * Makes a page of results.
 * @param matches one more row than the page has, if there are more
 * @param total all results, on every page
 */
export function pageOf<Row extends Position>(matches: Row[], limit: number, total: number) {
  const rows = matches.slice(0, limit);
  const last = rows.at(-1);
  const next_cursor = matches.length > limit && last ? writeCursor(last) : null;
  return { rows, results_metadata: { total, next_cursor } };
}

/** Makes a page of results that are all in memory. @param matches sorted by creation */
export const pageInMemory = <Row extends Position>(matches: Row[], { cursor, limit }: Part) =>
  pageOf(
    matches.filter((row) => isAfter(row, cursor)),
    limit,
    matches.length,
  );

const isAfter = ({ created_at, id }: Position, cursor: Position | undefined): boolean =>
  !cursor || created_at > cursor.created_at || (created_at === cursor.created_at && id > cursor.id);
