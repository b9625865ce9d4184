import { toMember, toOrganization, toSession } from '../entities.ts';
import type { Call } from '../operation.ts';
import type { MemberRow, OrganizationRow, SessionRow } from '../rows.ts';
import { signSessionJwt } from './jwt.ts';

/** Makes the fields that every response with a session has: the objects, the token, and a new JWT. */
export async function sessionAnswer(
  call: Call,
  session: SessionRow,
  memberRow: MemberRow,
  organizationRow: OrganizationRow,
) {
  const organization = toOrganization(organizationRow);
  const member = toMember(memberRow, organizationRow);
  const member_session = toSession(session, member, organization);
  const session_jwt = await signSessionJwt(call, { session: member_session, member, organization });
  return { member_session, session_token: session.token, session_jwt, member, organization };
}
