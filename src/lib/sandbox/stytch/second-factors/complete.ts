import { fail } from '../errors.ts';
import type { Factor, MemberRow, OrganizationRow } from '../rows.ts';
import { addFactor, factorsOf } from '../login/factors.ts';
import { type IntermediateSession, spendIntermediateSession } from '../login/intermediate-sessions.ts';
import { stillRequired, type MfaMethod } from '../login/required.ts';
import { countingFailures } from '../members/lock.ts';
import type { Call } from '../operation.ts';
import { sessionAnswer } from '../sessions/answer.ts';
import { mergeClaims } from '../sessions/claims.ts';
import { refreshSession } from '../sessions/refresh.ts';
import { startSession, type SessionFields } from '../sessions/store.ts';
import { findMember, findOrganization } from '../store.ts';
import { checkMethod, findHolder, type HolderTokens } from './holder.ts';

interface SecondFactorInput extends HolderTokens, SessionFields {
  organization_id: string;
  member_id: string;
}

/** A second factor that was proved, and the member after that. */
export interface Proved {
  factor: Factor;
  member: MemberRow;
}

/**
 * Completes a login with a second factor, or adds the factor to a session. The intermediate session is used up.
 * @param prove checks the code and uses it up
 * @throws {StytchError} when the code is wrong, or the user hasn't proved the first factor
 */
export async function completeSecondFactor(
  call: Call,
  input: SecondFactorInput,
  method: MfaMethod,
  prove: (member: MemberRow, organization: OrganizationRow) => Promise<Proved>,
) {
  const organization = await findOrganization(call, input.organization_id);
  const known = await findMember(call, organization.id, input.member_id);
  const { person, session } = (await findHolder(call, known, input)) ?? fail('no_session_arguments');
  checkMethod(organization, known, method);
  if (known.status !== 'active') fail('action_available_only_for_active_members');
  if (person) checkPrimary(organization, known, person);
  // Before the code is used up.
  mergeClaims(session?.custom_claims ?? {}, input.session_custom_claims);
  const { factor, member } = await countingFailures(call, known, () => prove(known, organization));
  if (person) await spendIntermediateSession(call, person.token);
  const entered = person
    ? await startSession(call, member, [...factorsOf(member, person.factors), factor], input)
    : await refreshSession(call, session, input, (factors) => addFactor(factors, factor));
  const answer = await sessionAnswer(call, entered, member, organization);
  return { member_id: member.id, ...answer, member_device: null };
}

function checkPrimary(organization: OrganizationRow, member: MemberRow, person: IntermediateSession): void {
  const { primary_required } = stillRequired(organization, member, factorsOf(member, person.factors), person.proof);
  if (primary_required) fail('action_available_only_once_primary_authentication_is_met');
}
