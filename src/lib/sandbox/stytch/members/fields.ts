import { z } from 'zod';
import { externalIdShape, flag, listOf, maybe, text } from '../fields.ts';
import { mergeMetadata, metadata } from '../metadata.ts';
import type { MemberProfile } from '../rows.ts';

/** A phone number in E.164 format. */
export const phoneNumber = z.string('invalid_phone_number').regex(/^\+[1-9]\d{6,14}$/, 'invalid_phone_number');

/** Fields of a member that can be set at creation and later. */
export const profileFields = {
  name: text('invalid_request_value', 256).optional(),
  trusted_metadata: metadata.optional(),
  untrusted_metadata: metadata.optional(),
  is_breakglass: flag.optional(),
  mfa_phone_number: maybe(phoneNumber),
  mfa_enrolled: flag.optional(),
  roles: listOf('invalid_rbac_role_id', text('invalid_rbac_role_id', 128, 1))
    .refine((roles) => !roles.includes('stytch_member'), 'cannot_assign_default_rbac_role_id')
    .transform((roles) => [...new Set(roles)])
    .optional(),
  external_id: maybe(z.string('invalid_id').regex(externalIdShape, 'invalid_id')),
};

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Drops undefined fields, so that they don't overwrite existing values. */
export const withoutUndefined = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;

interface Metadata {
  trusted_metadata?: Record<string, unknown> | undefined;
  untrusted_metadata?: Record<string, unknown> | undefined;
}

/** Makes the profile fields of a new member. */
export const newProfile = <T extends Metadata>(fields: T) =>
  withoutUndefined({
    ...fields,
    trusted_metadata: mergeMetadata({}, fields.trusted_metadata),
    untrusted_metadata: mergeMetadata({}, fields.untrusted_metadata),
  });

/** Returns a member's profile after an update: metadata is merged key by key, other fields are replaced. */
export const changedProfile = (before: MemberProfile, fields: Partial<MemberProfile>): MemberProfile => ({
  ...before,
  ...fields,
  trusted_metadata: mergeMetadata(before.trusted_metadata, fields.trusted_metadata),
  untrusted_metadata: mergeMetadata(before.untrusted_metadata, fields.untrusted_metadata),
});
