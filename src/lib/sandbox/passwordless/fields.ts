import { z } from 'zod';
import { Problem, statusPage } from './errors.ts';

/*
 * How the service reads JSON (docs/passwordless.md, "Reading requests and answering"): names in any case, literals for
 * strings, null as absent, unknown names ignored. The message of a check is the end of a sentence about its field;
 * `required` means that the field is missing.
 */

const REQUIRED = 'required';
const MISSING_PARAMETER = 'Required parameter ';

/** An object with names in any case. */
export const caseless = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess((rawInput) => renamed(rawInput, Object.keys(shape)), z.object(shape, REQUIRED));

function renamed(rawInput: unknown, names: string[]): unknown {
  if (typeof rawInput !== 'object' || rawInput === null || Array.isArray(rawInput)) return rawInput;
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const entries = Object.entries(rawInput).flatMap(([name, value]) => {
    const canonical = known.get(name.toLowerCase());
    return canonical === undefined ? [] : [[canonical, value]];
  });
  return Object.fromEntries(entries);
}

const asText = (value: unknown) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value);
const asNumber = (value: unknown) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value);

const missingOr =
  (wrong: string) =>
  ({ input }: { input?: unknown }) =>
    input === undefined || input === null ? REQUIRED : wrong;

/** An optional field. Null counts as absent. */
export const maybe = <T extends z.ZodType>(field: T) => z.preprocess((value) => value ?? undefined, field.optional());

/** A string, or a number or boolean instead. */
export const text = z.preprocess(asText, z.string({ error: missingOr('must be a text') }));

/** Bytes as base64url, padded or not. Ids are compared as bytes, so they're returned without padding. */
export const bytes = (field: typeof nonEmpty) =>
  field
    .refine((value) => /^[A-Za-z0-9_-]+={0,2}$/.test(value), 'must be base64url')
    .transform((value) => Buffer.from(value, 'base64url').toString('base64url'));

/** A string with more than white space, which is what ASP.NET Core means by "required". */
export const nonEmpty = text.refine((value) => value.trim() !== '', REQUIRED);

/** A required parameter of a query, by the service's name for it: its absence isn't a validation error. */
export const queryText = (name: string) =>
  z
    .preprocess(
      asText,
      z.string({
        error: ({ input }) => (input === undefined ? `${MISSING_PARAMETER}"string ${name}"` : 'must be a text'),
      }),
    )
    .refine((value) => value.trim() !== '', REQUIRED);

/**
 * A user's id. The service has no limit; browsers have one of 64 bytes (docs/passwordless.md, "Register token"), and
 * the database's index needs one, too (`differences.ts`).
 */
export const userId = nonEmpty.refine((value) => value.length <= 256, 'must be a string with a maximum length of 256');

/** A string with a maximum length. @param length in UTF-16 units, as .NET counts them */
export const maxLength = (length: number) =>
  text.refine((value) => value.length <= length, `must be a string with a maximum length of ${length}`);

/** A whole number, or a string of digits instead. Both ends of the range are allowed. */
export const integer = (least: number, most: number) => {
  const range = `must be between ${least} and ${most}`;
  return z.preprocess(asNumber, z.int(range).min(least, range).max(most, range));
};

/** At most ten aliases of 1 to 250 characters. Duplicates count once (docs/passwordless.md, "Register token"). */
export const aliases = z
  .array(
    text.refine((value) => value.length >= 1 && value.length <= 250, 'must hold strings of 1 to 250 characters'),
    { error: missingOr('must be a list of strings') },
  )
  .transform((list) => [...new Set(list)])
  .refine((list) => list.length <= 10, 'must have at most 10 items');

/**
 * The browser's origin and RP ID. The browser client capitalizes both names (docs/passwordless.md, "Browser client").
 */
export const browserFields = {
  origin: maybe(maxLength(2048)),
  rpid: maybe(maxLength(253)),
};

/**
 * Validates a request's fields.
 * @throws {Problem} with all wrong fields, worded like ASP.NET Core: each by its name, with a sentence in which the
 * name is capitalized (docs/passwordless.md, "Errors")
 */
export function readFields<S extends z.ZodType>(schema: S, rawInput: unknown): z.output<S> {
  const read = schema.safeParse(rawInput);
  if (read.success) return read.data;
  const missing = read.error.issues.find(({ message }) => message.startsWith(MISSING_PARAMETER));
  if (missing) {
    const title = `${missing.message} was not provided from query string.`;
    throw new Problem({ type: statusPage(400), title, status: 400 });
  }
  const errors: Record<string, string[]> = {};
  for (const { path, message } of read.error.issues) {
    const names = path.filter((step) => typeof step === 'string');
    const field = names.join('.');
    const name = (names.at(-1) ?? '').replace(/^./, (first) => first.toUpperCase());
    const sentence = message === REQUIRED ? `The ${name} field is required.` : `The field ${name} ${message}.`;
    errors[field] = [...(errors[field] ?? []), sentence];
  }
  const title = 'One or more validation errors occurred.';
  throw new Problem({ type: statusPage(400), title, status: 400, errors });
}
