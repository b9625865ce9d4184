import { z } from 'zod';
import { effectSchema } from '../core/faults.ts';
import { passwordlessSnapshot } from '../passwordless/index.ts';
import { email, externalIdShape, slugShape } from '../stytch/fields.ts';
import { settingsSchema } from '../stytch/organizations/settings.ts';
import { REDIRECT_TYPES } from '../stytch/magic-links/redirect-urls.ts';
import { customRoleSchema, factorSchema, profileSchema } from '../stytch/rows.ts';
import { isId, isToken, type IdKind } from '../core/ids.ts';

/** The largest snapshot taken back. */
export const SNAPSHOT_LIMIT = 4 * 1024 * 1024;

const id = (kind: IdKind) => z.string().refine((text) => isId(kind, text), `must be an id of the form ${kind}-test-…`);
const time = z
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31));
const externalId = z.string().regex(externalIdShape).nullable();
const token = z.string().refine(isToken, 'must be a token of 44 characters');
/** The most of one kind that a snapshot holds. */
export const MOST = 10_000;
const list = <T extends z.ZodType>(item: T) => z.array(item).max(MOST);

const member = z.object({
  id: id('member'), organization_id: id('organization'), email_address: email, email_id: id('email'), email_verified: z.int().min(0).max(1),
  external_id: externalId, profile: profileSchema, created_at: time, updated_at: time,
}); // prettier-ignore

/** A snapshot is checked like any other input: it may have been written by hand, or come from another instance. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  clock_offset_ms: time.max(3650 * 86_400_000),
  redirect_urls: list(z.object({ url: z.string().max(2048), types: z.array(z.enum(REDIRECT_TYPES)) })),
  faults: list(
    z.object({
      id: z.string().max(100),
      operation: z.string().max(100),
      effect: effectSchema,
      remaining: z.int().min(0).max(10_000).nullable(),
    }),
  ),
  organizations: list(
    z.object({
      id: id('organization'),
      name: z.string().min(1).max(128),
      slug: z.string().regex(slugShape),
      external_id: externalId,
      settings: settingsSchema,
      // Absent in a snapshot that is older than these.
      custom_roles: z.array(customRoleSchema).default([]),
      created_at: time,
      updated_at: time,
    }),
  ),
  members: list(member.extend({ status: z.enum(['pending', 'invited', 'active']) })),
  deleted_members: list(member).default([]),
  mail: list(
    z.object({
      id: id('message'), kind: z.enum(['discovery', 'login', 'signup', 'invite', 'discovery_otp']), email_address: email,
      token: token.or(z.string().regex(/^\d{6}$/)), redirect_url: z.string().max(2048).nullable(), pkce_code_challenge: z.string().max(43).nullable(),
      organization_id: id('organization').nullable(), organization_name: z.string().max(128).nullable(), member_id: id('member').nullable(),
      created_at: time, expires_at: time, opened_at: time.nullable(), used_at: time.nullable(),
    }), // prettier-ignore
  ),
  intermediate_sessions: list(
    z.object({
      token_hash: z.string().length(43),
      email_address: email,
      email_id: id('email'),
      factors: z.array(factorSchema),
      expires_at: time,
    }),
  ),
  sessions: list(
    z.object({
      id: id('session'), organization_id: id('organization'), member_id: id('member'), token, factors: z.array(factorSchema),
      custom_claims: z.record(z.string(), z.unknown()), started_at: time, last_accessed_at: time, expires_at: time,
    }), // prettier-ignore
  ),
  passwordless: passwordlessSnapshot.describe('What the account at the emulated Passwordless.dev holds'),
});
export type Snapshot = z.output<typeof snapshotSchema>;
