import type { Expression, SqlBool } from 'kysely';
import { z } from 'zod';
import { isObject } from '../../core/http/body.ts';
import { fail, isErrorType, type ErrorType } from '../errors.ts';

/** The prefix of a search's error types. */
type Kind = 'organization_search' | 'member_search';
type Condition = Expression<SqlBool>;

/** Turns a filter's value into a condition, or throws a `StytchError`. */
export type Filter = (kind: Kind, value: unknown) => Condition;

/** A validated query. */
export interface SearchQuery {
  /** `AND`: every condition must match. `OR`: at least one. */
  operator: 'AND' | 'OR';
  conditions: Condition[];
  /** Comparisons per row, roughly: one for each condition, and one for every ten values of a list. */
  cost: number;
  /** Returns the values of all filters with this name. */
  valuesOf: (name: string) => unknown[];
}

/** More than any app needs. Above that, the database would refuse the statement (choice). */
const MOST_OPERANDS = 100;
const MOST_VALUES = 1000;

const EVERYTHING: SearchQuery = { operator: 'AND', conditions: [], cost: 1, valuesOf: () => [] };

/**
 * Validates a search's `query`. A missing query, or one without operands, matches everything.
 * @throws {StytchError} when it's not valid
 */
export function readQuery(kind: Kind, filters: Readonly<Record<string, Filter>>, query: unknown): SearchQuery {
  if (query === undefined) return EVERYTHING;
  if (!isObject(query)) return fail('invalid_request_value');
  // The description allows an empty query in this search. The other one requires an operator.
  if (kind === 'member_search' && Object.keys(query).length === 0) return EVERYTHING;
  const { operator, operands } = query;
  if (operator !== 'AND' && operator !== 'OR') return fail('user_search_invalid_operator');
  const list = operands ?? [];
  if (!Array.isArray(list)) return fail('invalid_request_value');
  if (list.length > MOST_OPERANDS) fail('user_search_maximum_filter_value_count_exceeded');
  const entries = list.map((operand: unknown) => nameAndValue(kind, operand));
  return {
    operator,
    conditions: entries.map(([name, value]) => {
      const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
      if (!filter) return fail(`${kind}_filter_name_not_recognized`);
      return filter(kind, value ?? fail(`${kind}_missing_filter_value`));
    }),
    cost: entries.reduce((sum, [, value]) => sum + 1 + (Array.isArray(value) ? value.length / 10 : 0), 1),
    valuesOf: (wanted) => entries.flatMap(([name, value]) => (name === wanted ? value : [])),
  };
}

function nameAndValue(kind: Kind, operand: unknown): [name: string, value: unknown] {
  if (!isObject(operand)) return fail('invalid_request_value');
  const { filter_name, filter_value } = operand;
  if (filter_name === undefined || filter_name === null) return fail(`${kind}_missing_filter_name`);
  if (typeof filter_name !== 'string') return fail(`${kind}_filter_name_must_be_string`);
  return [filter_name, filter_value];
}

/**
 * A filter for a list of exact values.
 * @param none the error for an empty list
 * @param most the limit of values, for filters where each value is a condition of its own
 */
export const list =
  (none: ErrorType, item: z.ZodType<string>, where: (values: string[]) => Condition, most = MOST_VALUES): Filter =>
  (kind, value) => {
    const areTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
    if (!areTexts) return fail(`${kind}_expected_array_of_strings`);
    if (value.length === 0) fail(none);
    if (value.length > most) fail('user_search_maximum_filter_value_count_exceeded');
    const read = z.array(item).safeParse(value);
    if (read.success) return where(read.data);
    const error = read.error.issues[0]?.message ?? '';
    return fail(isErrorType(error) ? error : 'invalid_request_value');
  };

export const text =
  (where: (value: string) => Condition): Filter =>
  (kind, value) =>
    where(typeof value === 'string' ? value : fail(`${kind}_expected_string`));

/** A filter for a part of a text, at least three characters (description of both searches). */
export const fuzzy = (tooShort: ErrorType, where: (part: string) => Condition): Filter =>
  text((part) => where([...part].length < 3 ? fail(tooShort) : part));

export const flag =
  (where: (value: boolean) => Condition): Filter =>
  (kind, value) =>
    where(typeof value === 'boolean' ? value : fail(`${kind}_expected_boolean`));
