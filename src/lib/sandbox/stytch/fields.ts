import { z } from 'zod';
import { customClaims } from './sessions/claims.ts';
import { fail, isErrorType, type ErrorType } from './errors.ts';
import { isToken } from '../core/ids.ts';
import { isId } from './ids.ts';

/*
 * Fields that several operations share. The message of each check is an error type, so a schema reads as the list of a
 * request's fields and their errors.
 */

/**
 * A string without control characters, which PostgreSQL can't store and no field needs.
 * @param max most UTF-16 units; more is the error `tooLong`
 */
export const text = (error: ErrorType, max: number, min = 0, tooLong = error) =>
  z
    .string(error)
    .min(min, error)
    .max(max, tooLong)
    .regex(/^\P{Cc}*$/u, error);

/** An optional string. Empty counts as absent, because apps send "" for an empty cookie or form field. */
const optionalText = (error: ErrorType, max: number) =>
  text(error, max)
    .transform((value) => (value === '' ? undefined : value))
    .optional();

/** One of these values, exactly. */
export const oneOf = <const T extends readonly [string, ...string[]]>(error: ErrorType, values: T) =>
  z.enum(values, error);
/** A list of at most 1000 items. */
export const listOf = <T extends z.ZodType>(error: ErrorType, item: T) => z.array(item, error).max(1000, error);
export const flag = z.boolean('invalid_request_value');
/** A boolean in the query string. Python writes `True`. */
export const flagInQuery = z
  .string('invalid_request_value')
  .regex(/^(?:|1|0|t|f|true|false)$/i, 'invalid_request_value')
  .transform((value) => /^(?:1|t)/i.test(value))
  .optional();
export const object = (error: ErrorType) => z.record(z.string(), z.unknown(), error);

/** An email address: up to 64 visible characters, an @, and a host name with a dot. */
export const email = z
  .string('invalid_email')
  .max(254, 'invalid_email')
  .regex(
    /^[^\s\p{Cc}\p{Cf}@"(),:;<>[\]\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/iu,
    'invalid_email',
  );

/**
 * An opaque token. A wrong format is a different error than an unknown token (docs/stytch.md, "Ids, tokens and
 * secrets").
 */
const tokenField = (error: ErrorType) => z.string(error).refine(isToken, error);

export const linkToken = tokenField('invalid_token');
export const impersonationToken = tokenField('unable_to_auth_impersonation_token');
export const sessionToken = tokenField('invalid_session_token');
/** A wrong format returns the same error as for a session token (seen live, docs/stytch.md, "Errors"). */
export const intermediateSessionToken = tokenField('invalid_session_token');

/** An optional field. An empty string counts as absent. */
export const maybe = <T extends z.ZodType>(field: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), field.optional());

export const externalIdShape = /^[A-Za-z0-9._|-]{1,128}$/;
export const slugShape = /^(?=.*[A-Za-z0-9])[A-Za-z0-9._~-]{2,128}$/;

const isHttpUrl = (value: string): boolean => /^https?:\/\//i.test(value) && URL.canParse(value);

/** An organization's id, slug or external id: the API accepts all three everywhere (docs/stytch.md, "Transport"). */
export const organizationId = z
  .string('invalid_organization_id')
  .refine((value) => externalIdShape.test(value) || slugShape.test(value), 'invalid_organization_id');

/** A member's id or external id. */
export const memberId = z.string('invalid_id').regex(externalIdShape, 'invalid_id');
/** A member's id, for operations that don't accept an external id. */
export const ownMemberId = z.string('invalid_id').refine((value) => isId('member', value), 'invalid_id');
export const sessionId = z.string('invalid_session_id').refine((value) => isId('session', value), 'invalid_session_id');

/** An optional whole number of minutes. Both ends of the range are allowed. */
export const minutes = (error: ErrorType, min: number, max: number) =>
  z.int(error).min(min, error).max(max, error).optional();
export const mailLocale = oneOf('invalid_locale', ['en', 'es', 'pt-br', 'fr']).optional();
export const codeChallenge = maybe(
  z.string('invalid_pkce_code_challenge').regex(/^[A-Za-z0-9_-]{43}$/, 'invalid_pkce_code_challenge'),
);
/** A PKCE code verifier (RFC 7636, section 4.1). */
export const codeVerifier = maybe(
  z.string('invalid_pkce_code_verifier').regex(/^[A-Za-z0-9._~-]{43,128}$/, 'invalid_pkce_code_verifier'),
);
/** The redirect URL of an email's link. It's only checked for its format, not whether it is registered. */
export const redirectUrl = (error: ErrorType) => maybe(text(error, 2048).refine(isHttpUrl, error));
export const templateId = optionalText('invalid_template_id', 128);
const telemetryId = optionalText('invalid_request_value', 256);

/** Fields of every operation that logs a user in (docs/stytch.md, "Shared request fields"). */
export const login = {
  session_duration_minutes: minutes('invalid_session_duration_minutes', 5, 527_040),
  session_custom_claims: customClaims.optional(),
  locale: oneOf('invalid_locale', ['en', 'es', 'pt-br', 'fr', 'it', 'de-DE', 'zh-Hans', 'ca-ES']).optional(),
  telemetry_id: telemetryId,
};

/**
 * Validates a request's fields. Null counts as absent, as it does for the services behind Stytch's SDKs. Unknown fields
 * are ignored (choice: an SDK may be newer than the emulator).
 * @throws {StytchError} for the first field that is wrong, in the order of the schema
 */
export function readFields<S extends z.ZodType>(schema: S, rawInput: Record<string, unknown>): z.output<S> {
  const present = Object.fromEntries(Object.entries(rawInput).filter(([, value]) => value !== null));
  const read = schema.safeParse(present);
  if (read.success) return read.data;
  const name = read.error.issues[0]?.message ?? '';
  return fail(isErrorType(name) ? name : 'invalid_request_value');
}
