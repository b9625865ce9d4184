import type { Selectable } from 'kysely';
import type { Executor } from '../../../store/database.ts';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import { isUniqueViolation } from '../../core/database/constraints.ts';
import { prepared } from '../../core/database/prepared.ts';
import { domainOf, emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import { newId } from '../ids.ts';
import { takeFirstPassword } from '../passwords/first-password.ts';
import { type MemberProfile, type MemberRow, storedMember } from '../rows.ts';

export interface NewMember {
  /** A new id if omitted. */
  id?: string;
  organization_id: string;
  email_address: string;
  email_verified: number;
  status: MemberRow['status'];
  email_id?: string;
  external_id?: string | null;
  profile?: Partial<MemberProfile>;
}

/** The profile of a new member without any fields. */
export const BLANK_PROFILE: MemberProfile = {
  name: '',
  is_breakglass: false,
  mfa_enrolled: false,
  mfa_phone_number: '',
  default_mfa_method: '',
  roles: [],
  retired_email_addresses: [],
  trusted_metadata: {},
  untrusted_metadata: {},
};

const insertMemberRow = prepared((db, row: Selectable<SandboxTables['sandbox_members']>) =>
  db.insertInto('sandbox_members').values(row),
);

/**
 * Inserts a member. Address and external id are unique in the organization.
 * @throws {StytchError} when one of them is taken
 */
export async function insertMember(
  db: Executor,
  projectId: string,
  now: number,
  fields: NewMember,
): Promise<MemberRow> {
  const row: MemberRow = {
    id: newId('member'),
    email_key: emailKey(fields.email_address),
    email_domain: domainOf(fields.email_address),
    created_at: now,
    updated_at: now,
    ...fields,
    email_id: fields.email_id ?? newId('email'),
    external_id: fields.external_id ?? null,
    profile: { ...BLANK_PROFILE, ...fields.profile },
  };
  if (!row.profile.password) {
    const hash = await takeFirstPassword({ db, project: { id: projectId }, now }, row.email_address);
    if (hash) row.profile.password = { id: newId('member-password'), hash };
  }
  await storeMember(db, projectId, row).catch(failIfMemberTaken);
  return row;
}

/** Inserts a complete row. */
export const storeMember = (db: Executor, projectId: string, row: MemberRow) =>
  insertMemberRow(db, { project_id: projectId, ...storedMember(row) });

/** Rethrows a failed insert or update, worded as Stytch's error if an address or external id is taken. */
export function failIfMemberTaken(error: unknown): never {
  if (isUniqueViolation(error, 'email_key')) fail('duplicate_member_email');
  if (isUniqueViolation(error, 'external_id')) fail('duplicate_member_external_id');
  throw error;
}
