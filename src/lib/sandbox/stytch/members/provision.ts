import type { Call } from '../operation.ts';
import type { MemberRow } from '../rows.ts';
import { findMemberByEmail } from '../store.ts';
import { insertMember, type NewMember } from './insert.ts';

/**
 * Creates the member that a login provisions. If a concurrent call created it first, returns that one.
 * @throws {StytchError} when the external id is taken
 */
export async function provisionMember(call: Call, fields: NewMember): Promise<MemberRow> {
  try {
    return await insertMember(call.db, call.project.id, call.now, fields);
  } catch (error) {
    const member = await findMemberByEmail(call, fields.organization_id, fields.email_address);
    if (member) return member;
    throw error;
  }
}
