import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import type { MemberRow, OrganizationRow, SessionRow, Factor } from '../rows.ts';
import { mergeClaims } from '../sessions/claims.ts';
import { findSession, type SessionFields } from '../sessions/store.ts';
import { addFactor } from './factors.ts';
import { findIntermediateSession, type IntermediateSession } from './intermediate-sessions.ts';
import { logIn } from './login.ts';
import type { Proof } from './proof.ts';

interface Tokens extends SessionFields {
  session_token?: string | undefined;
  session_jwt?: string | undefined;
  intermediate_session_token?: string | undefined;
}

/** The login that a first factor continues. */
export interface Continued {
  person: IntermediateSession | undefined;
  session: SessionRow | undefined;
}

/**
 * Finds the other tokens of a login, before anything is used up: a call that fails uses up nothing. The session may be
 * another member's.
 * @throws {StytchError} when a token is invalid
 */
export async function findTokens(call: Call, tokens: Tokens): Promise<Continued> {
  const { session_token, session_jwt, intermediate_session_token: token } = tokens;
  const isGiven = session_token !== undefined || session_jwt !== undefined;
  const session = isGiven ? await findSession(call, { session_token, session_jwt }) : undefined;
  const person = token === undefined ? undefined : await findIntermediateSession(call, token);
  return { person, session };
}

/**
 * Checks that an intermediate session, if there is one, belongs to an email.
 * @param key the email as `emailKey` returns it
 * @throws {StytchError} when it belongs to another one
 */
export function checkEmail({ person }: Continued, key: string): void {
  if (person && emailKey(person.email_address) !== key) fail('invalid_intermediate_session_token_for_organization');
}

/**
 * Leaves out another member's session, which is ignored (description of `session_token`).
 * @param member undefined when the login creates the member
 * @throws {StytchError} when the new claims don't fit the session's
 */
export function asOwn({ person, session: current }: Continued, member: MemberRow | undefined, fields: SessionFields) {
  const session = current?.member_id === member?.id ? current : undefined;
  mergeClaims(session?.custom_claims ?? {}, fields.session_custom_claims);
  return { person, session };
}

/**
 * Finds what a member's login continues, before anything is used up.
 * @throws {StytchError} when a token is invalid, or the intermediate session belongs to another email
 */
export async function findContinued(call: Call, member: MemberRow, tokens: Tokens): Promise<Continued> {
  const earlier = await findTokens(call, tokens);
  checkEmail(earlier, member.email_key);
  return asOwn(earlier, member, tokens);
}

interface Continuation {
  organization: OrganizationRow;
  member: MemberRow;
  /** The factor that was just proved. */
  factor: Factor;
  continued: Continued;
  fields: SessionFields;
  /** The other provider's statement about the member. */
  proof?: Proof;
}

/** Logs a member in who just proved a first factor, together with the factors they proved before. */
export const continueLogin = (call: Call, { factor, continued, ...login }: Continuation) =>
  logIn(call, {
    ...login,
    factors: addFactor(continued.session?.factors ?? continued.person?.factors ?? [], factor),
    addsFactor: true,
    intermediate_session_token: continued.person?.token,
    session: continued.session,
  });
