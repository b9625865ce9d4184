import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { SandboxTables } from '../../store/tables/sandbox.ts';
import type { OrganizationSettings } from './organization-settings.ts';
import { fromStore } from './stored.ts';

/** What of a member is not a column of its own. */
export const profileSchema = z.object({
  name: z.string(),
  is_breakglass: z.boolean(),
  mfa_enrolled: z.boolean(),
  mfa_phone_number: z.string(),
  default_mfa_method: z.string(),
  /** Roles given explicitly; the others are worked out. */
  roles: z.array(z.string()),
  retired_email_addresses: z.array(z.object({ email_id: z.string(), email_address: z.string() })),
  trusted_metadata: z.record(z.string(), z.unknown()),
  untrusted_metadata: z.record(z.string(), z.unknown()),
});
export type MemberProfile = z.output<typeof profileSchema>;

/** How somebody proved who they are (fact sheet, section 3.3). */
export const factorSchema = z.object({
  type: z.enum(['magic_link', 'email_otp']),
  delivery_method: z.literal('email'),
  sequence_order: z.literal('PRIMARY'),
  last_authenticated_at: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  email_factor: z.object({ email_id: z.string(), email_address: z.string() }),
});
export type Factor = z.output<typeof factorSchema>;

type Row<T extends keyof SandboxTables> = Omit<Selectable<SandboxTables[T]>, 'project_id'>;
export type OrganizationRow = Omit<Row<'sandbox_organizations'>, 'settings'> & { settings: OrganizationSettings };
export type MemberRow = Omit<Row<'sandbox_members'>, 'profile'> & { profile: MemberProfile };
export type SessionRow = Omit<Row<'sandbox_sessions'>, 'factors' | 'custom_claims'> & {
  factors: Factor[];
  custom_claims: Record<string, unknown>;
};

/** Rows as queries give them, with their JSON read. */
export const readOrganization = (row: Row<'sandbox_organizations'>): OrganizationRow => ({
  ...row,
  settings: fromStore(row.settings),
});
export const readMember = (row: Row<'sandbox_members'>): MemberRow => ({ ...row, profile: fromStore(row.profile) });
export const readSession = (row: Row<'sandbox_sessions'>): SessionRow => ({
  ...row,
  factors: fromStore(row.factors),
  custom_claims: fromStore(row.custom_claims),
});
