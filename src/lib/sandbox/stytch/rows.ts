import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { SandboxTables } from '../../store/tables/sandbox.ts';
import type { OrganizationSettings } from './organizations/fields.ts';
import { parseJson } from '../core/parse-json.ts';
import { oauthRegistrationSchema, ssoRegistrationSchema } from './login/registrations.ts';
import type { Connection } from './sso/connection.ts';

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
});
export type MemberProfile = z.output<typeof profileSchema>;

/** An organization's own role. */
export const customRoleSchema = z.object({
  role_id: z.string(),
  description: z.string(),
  permissions: z.array(z.object({ resource_id: z.string(), actions: z.array(z.string()) })),
});
export type CustomRole = z.output<typeof customRoleSchema>;

const factorTimes = {
  sequence_order: z.literal('PRIMARY'),
  last_authenticated_at: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
};

const emailFactorSchema = z.object({
  type: z.enum(['magic_link', 'email_otp']),
  delivery_method: z.literal('email'),
  ...factorTimes,
  email_factor: z.object({ email_id: z.string(), email_address: z.string() }),
});
export type EmailFactor = z.output<typeof emailFactorSchema>;

/** The field with the details is named after the provider, such as `google_oauth_factor`. */
const oauthFactorSchema = z.looseObject({
  type: z.literal('oauth'),
  delivery_method: z.string(),
  ...factorTimes,
});

const ssoFactorSchema = z.looseObject({
  type: z.literal('sso'),
  delivery_method: z.enum(['sso_oidc', 'sso_saml']),
  ...factorTimes,
});

/** An authentication factor (docs/stytch.md, "Session object"). */
export const factorSchema = z.union([emailFactorSchema, oauthFactorSchema, ssoFactorSchema]);
export type Factor = z.output<typeof factorSchema>;

/** Columns derived from others, for searches. */
type Derived = 'project_id' | 'name_key' | 'is_breakglass' | 'phone_number' | 'role_ids';
type JsonColumn = 'settings' | 'custom_roles' | 'connections';
type Row<T extends keyof SandboxTables> = Omit<Selectable<SandboxTables[T]>, Derived>;
export type OrganizationRow = Omit<Row<'sandbox_organizations'>, JsonColumn> & {
  settings: OrganizationSettings;
  custom_roles: CustomRole[];
  connections: Connection[];
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
});
export const readMember = (row: Row<'sandbox_members'>): MemberRow => ({ ...row, profile: parseJson(row.profile) });
export const readAnyMember = (row: Omit<AnyMemberRow, 'profile'> & { profile: string }): AnyMemberRow => ({
  ...row,
  profile: parseJson(row.profile),
});
export const readSession = (row: Row<'sandbox_sessions'>): SessionRow => ({
  ...row,
  factors: parseJson(row.factors),
  custom_claims: parseJson(row.custom_claims),
});

/** Makes rows to store: JSON columns, and columns for searches. */
export const storedOrganization = <R extends Pick<OrganizationRow, 'name' | JsonColumn>>(row: R) => ({
  ...row,
  name_key: searchKey(row.name),
  settings: JSON.stringify(row.settings),
  custom_roles: JSON.stringify(row.custom_roles),
  connections: JSON.stringify(row.connections),
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
