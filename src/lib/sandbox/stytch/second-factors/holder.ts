import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import { findIntermediateSession, type IntermediateSession } from '../login/intermediate-sessions.ts';
import { hasSecondFactor, isMfaMethodAllowed, type MfaMethod } from '../login/required.ts';
import type { Call } from '../operation.ts';
import type { MemberRow, OrganizationRow, SessionRow } from '../rows.ts';
import type { Bearer } from '../sessions/bearer.ts';
import { findSession } from '../sessions/store.ts';

export interface HolderTokens extends Bearer {
  intermediate_session_token?: string | undefined;
}

/** A caller's proof of a first factor: an intermediate session, or a session. */
export type Holder = { person: IntermediateSession; session?: never } | { person?: never; session: SessionRow };

/**
 * Finds what a caller holds for a member.
 * @returns undefined if no token is given
 * @throws {StytchError} when there are several tokens, or the token belongs to another user
 */
export async function findHolder(call: Call, member: MemberRow, tokens: HolderTokens): Promise<Holder | undefined> {
  const { intermediate_session_token: token, session_token, session_jwt } = tokens;
  const presented = [token, session_token, session_jwt].filter((each) => each !== undefined);
  if (presented.length > 1) fail('too_many_session_arguments');
  if (presented.length === 0) return undefined;
  if (token !== undefined) {
    const person = await findIntermediateSession(call, token);
    const isTheirs = emailKey(person.email_address) === member.email_key;
    return isTheirs ? { person } : fail('invalid_intermediate_session_token_for_organization');
  }
  const session = await findSession(call, { session_token, session_jwt });
  return session.member_id === member.id ? { session } : fail('member_session_member_id_mismatch');
}

/** Checks that the organization accepts the second factor. @throws {StytchError} if not */
export function checkMethod(organization: OrganizationRow, member: MemberRow, method: MfaMethod): void {
  if (!isMfaMethodAllowed(organization, member, method)) fail('operation_restricted_by_organization_mfa_methods');
}

/**
 * Checks that a second factor may be used or added. A member who has one must prove it before another is added, or a
 * first factor would be enough to log in (description of otps.sms.send and totps.create).
 * @param isNew false for the phone number that the member has verified
 */
export function checkMayAttach(member: MemberRow, holder: Holder | undefined, isNew: boolean): void {
  if (member.status !== 'active') fail('action_available_only_for_active_members');
  if (!hasSecondFactor(member)) return;
  const factors = (holder?.person ?? holder?.session)?.factors;
  const isEnough = isNew
    ? factors?.some(({ sequence_order }) => sequence_order === 'SECONDARY')
    : factors !== undefined;
  if (!isEnough) fail('insufficient_factors');
}
