import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import type { MemberRow, OrganizationRow, SessionRow, Factor } from '../rows.ts';
import { mergeClaims } from '../sessions/claims.ts';
import { findSession, type SessionFields } from '../sessions/store.ts';
import { addFactor } from './factors.ts';
import { findIntermediateSession, type IntermediateSession } from './intermediate-sessions.ts';
import { logIn } from './login.ts';

interface Tokens extends SessionFields {
  session_token?: string | undefined;
  session_jwt?: string | undefined;
  intermediate_session_token?: string | undefined;
}

/** What a login by a first factor continues. */
export interface Continued {
  person: IntermediateSession | undefined;
  /** The member's own session. */
  session: SessionRow | undefined;
}

/**
 * Finds what a login continues, before anything is used up.
 * @throws {StytchError} when a token is invalid, or the intermediate session belongs to another email
 */
export async function findContinued(call: Call, member: MemberRow, tokens: Tokens): Promise<Continued> {
  const { session_token, session_jwt, intermediate_session_token: token } = tokens;
  const isGiven = session_token !== undefined || session_jwt !== undefined;
  const found = isGiven ? await findSession(call, { session_token, session_jwt }) : undefined;
  const person = token === undefined ? undefined : await findIntermediateSession(call, token);
  if (person && emailKey(person.email_address) !== member.email_key)
    fail('invalid_intermediate_session_token_for_organization');
  // Another member's session is ignored (description of `session_token`).
  const session = found?.member_id === member.id ? found : undefined;
  mergeClaims(session?.custom_claims ?? {}, tokens.session_custom_claims);
  return { person, session };
}

interface Continuation {
  organization: OrganizationRow;
  member: MemberRow;
  /** The factor that was just proved. */
  factor: Factor;
  continued: Continued;
  fields: SessionFields;
}

/** Logs a member in who just proved a first factor, together with the factors they proved before. */
export const continueLogin = (call: Call, { organization, member, factor, continued, fields }: Continuation) =>
  logIn(call, {
    organization,
    member,
    factors: addFactor(continued.session?.factors ?? continued.person?.factors ?? [], factor),
    addsFactor: true,
    fields,
    intermediate_session_token: continued.person?.token,
    session: continued.session,
  });
