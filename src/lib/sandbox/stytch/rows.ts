import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { SandboxTables } from '../../store/tables/sandbox.ts';
import type { OrganizationSettings } from './organizations/fields.ts';
import { parseJson } from '../core/database/parse-json.ts';
import type { factorSchema } from './login/factor-schema.ts';
import { oauthRegistrationSchema, ssoRegistrationSchema } from './login/registrations.ts';
import { storedHashSchema } from './passwords/hashes/stored.ts';
import type { ScimConnection } from './scim/connection.ts';
import { scimRegistrationSchema } from './scim/registration-schema.ts';
import type { Connection } from './sso/connection.ts';

/** A TOTP registration. Its secret is in the clear, because codes are computed from it. */
const totpSchema = z.object({
  id: z.string(),
  /** In base32. */
  secret: z.string(),
  /** Expiry of a registration without a first code; null once it's active. */
  pending_until: z.number().nullable(),
  /** The time step of the last accepted code, which can't be used again. */
  last_step: z.number().optional(),
});

/** The fields of a member without a column of their own. */
export const profileSchema = z.object({
  name: z.string(),
  is_breakglass: z.boolean(),
  mfa_enrolled: z.boolean(),
  mfa_phone_number: z.string(),
  default_mfa_method: z.string(),
  /** Assigned roles. Others are derived. */
  roles: z.array(z.string()),
  retired_email_addresses: z.array(z.object({ email_id: z.string(), email_address: z.string() })),
  trusted_metadata: z.record(z.string(), z.unknown()),
  untrusted_metadata: z.record(z.string(), z.unknown()),
  /** Logins through other providers. Absent until the first one. */
  oauth_registrations: z.array(oauthRegistrationSchema).optional(),
  sso_registrations: z.array(ssoRegistrationSchema).optional(),
  /** A member's data from an identity provider, through SCIM. */
  scim_registration: scimRegistrationSchema.optional(),
  /** Second factors, and failures in a row. Absent for a member without any. */
  mfa_phone_id: z.string().optional(),
  mfa_phone_number_verified: z.boolean().optional(),
  totp: totpSchema.optional(),
  recovery_codes: z.array(z.object({ id: z.string(), code: z.string() })).optional(),
  password: z.object({ id: z.string(), hash: storedHashSchema, reset_required: z.boolean().optional() }).optional(),
  failures: z.int().optional(),
  lock: z.object({ created_at: z.number(), expires_at: z.number() }).optional(),
});
export type MemberProfile = z.output<typeof profileSchema>;

/** An organization's own role. */
export const customRoleSchema = z.object({
  role_id: z.string(),
  description: z.string(),
  permissions: z.array(z.object({ resource_id: z.string(), actions: z.array(z.string()) })),
});
export type CustomRole = z.output<typeof customRoleSchema>;

export type Factor = z.output<typeof factorSchema>;
export type EmailFactor = Extract<Factor, { email_factor: object }>;

/** Columns derived from others, for searches. */
type Derived = 'project_id' | 'scim_id' | 'name_key' | 'is_breakglass' | 'phone_number' | 'role_ids';
type JsonColumn = 'settings' | 'custom_roles' | 'connections' | 'scim';
type Row<T extends keyof SandboxTables> = Omit<Selectable<SandboxTables[T]>, Derived>;
export type OrganizationRow = Omit<Row<'sandbox_organizations'>, JsonColumn> & {
  settings: OrganizationSettings;
  custom_roles: CustomRole[];
  connections: Connection[];
  scim: ScimConnection | null;
};
export type MemberRow = Omit<Row<'sandbox_members'>, 'profile'> & { profile: MemberProfile };
/** A member, deleted or not. */
export type AnyMemberRow = Omit<MemberRow, 'status'> & { status: MemberRow['status'] | 'deleted' };
export type SessionRow = Omit<Row<'sandbox_sessions'>, 'factors' | 'custom_claims'> & {
  factors: Factor[];
  custom_claims: Record<string, unknown>;
};

/** Parses the JSON columns of rows. */
export const readOrganization = (row: Row<'sandbox_organizations'>): OrganizationRow => ({
  ...row,
  settings: parseJson(row.settings),
  custom_roles: parseJson(row.custom_roles),
  connections: parseJson(row.connections),
  scim: row.scim === null ? null : parseJson(row.scim),
});
export const readMember = (row: Row<'sandbox_members'>): MemberRow => ({ ...row, profile: parseJson(row.profile) });
/** Parses a member's row, and lifts a lock that has expired. */
export const readMemberAt = (row: Row<'sandbox_members'>, now: number | undefined): MemberRow =>
  withoutExpiredLock(readMember(row), now);
export const readAnyMember = (row: Omit<AnyMemberRow, 'profile'> & { profile: string }): AnyMemberRow => ({
  ...row,
  profile: parseJson(row.profile),
});
export const readSession = (row: Row<'sandbox_sessions'>): SessionRow => ({
  ...row,
  factors: parseJson(row.factors),
  custom_claims: parseJson(row.custom_claims),
});

/**
 * Lifts a lock that has expired. The stored row keeps it until its next change.
 * @param now sandbox time; undefined where a lock doesn't matter
 */
export function withoutExpiredLock<M extends Pick<MemberRow, 'profile'>>(member: M, now: number | undefined): M {
  const { lock, ...profile } = member.profile;
  return lock && now !== undefined && lock.expires_at <= now ? { ...member, profile } : member;
}

/** Makes rows to store: JSON columns, and columns for searches. */
export const storedOrganization = <R extends Pick<OrganizationRow, 'name' | JsonColumn>>(row: R) => ({
  ...row,
  name_key: searchKey(row.name),
  settings: JSON.stringify(row.settings),
  custom_roles: JSON.stringify(row.custom_roles),
  connections: JSON.stringify(row.connections),
  scim: row.scim && JSON.stringify(row.scim),
  scim_id: row.scim?.id ?? null,
});
export const storedMember = <R extends Pick<MemberRow, 'profile'>>(row: R) => ({
  ...row,
  profile: JSON.stringify(row.profile),
  is_breakglass: Number(row.profile.is_breakglass),
  phone_number: row.profile.mfa_phone_number,
  role_ids: row.profile.roles.map(roleKey).join(''),
});

/** A role within the column of all roles. Ids never contain a line break. */
export const roleKey = (role: string): string => `\n${role}\n`;

/** Makes the lower-case text that searches compare. SQLite's `lower` only knows ASCII. */
export const searchKey = (text: string): string => text.toLowerCase();
