import { z } from 'zod';
import { externalIdShape, flag, listOf, maybe, object, text } from './fields.ts';

/** What a caller may say about a member, at creation and later. */
export const profileFields = {
  name: text('invalid_request_value', 256).optional(),
  trusted_metadata: object('metadata_invalid_format').optional(),
  untrusted_metadata: object('metadata_invalid_format').optional(),
  is_breakglass: flag.optional(),
  /** E.164. */
  mfa_phone_number: maybe(z.string('invalid_phone_number').regex(/^\+[1-9]\d{6,14}$/, 'invalid_phone_number')),
  mfa_enrolled: flag.optional(),
  roles: listOf('invalid_rbac_role_id', text('invalid_rbac_role_id', 128, 1)).optional(),
  external_id: maybe(z.string('invalid_id').regex(externalIdShape, 'invalid_id')),
};

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Drops what was not given, so that it does not replace what is there. */
export const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
