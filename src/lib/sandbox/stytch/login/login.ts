import { mergeClaims } from '../sessions/claims.ts';
import { toMember, toOrganization } from '../entities.ts';
import { changeMember } from '../members/change.ts';
import { checkNotLocked } from '../members/lock.ts';
import { sendSmsCode } from '../otps/sms-code.ts';
import { addFactor, factorsOf, verifiesEmail } from './factors.ts';
import { isMfaMethodAllowed, stillRequired } from './required.ts';
import {
  addToIntermediateSession,
  spendIntermediateSession,
  startIntermediateSession,
} from './intermediate-sessions.ts';
import type { Call } from '../operation.ts';
import { withRegistration, type Proof } from './proof.ts';
import type { Factor, MemberRow, OrganizationRow, SessionRow } from '../rows.ts';
import { refreshSession } from '../sessions/refresh.ts';
import { sessionAnswer } from '../sessions/answer.ts';
import { startSession, type SessionFields } from '../sessions/store.ts';

/*
 * The one place that decides what a caller gets after proving a factor. Every operation that checks a factor ends in
 * one of two calls:
 *
 * - `discovered`, where no organization is named: an intermediate session, and the organizations to choose from;
 * - `logIn`, where one is. `stillRequired` compares the factors with what the organization asks for. If nothing is
 *   missing, the answer is a member session. Otherwise it is an intermediate session and what is missing, another
 *   primary factor or a second one. The operation that accepts the missing factor calls `logIn` again, with that
 *   intermediate session and all factors.
 */

interface Login {
  organization: OrganizationRow;
  member: MemberRow;
  factors: Factor[];
  fields: SessionFields;
  /**
   * The token of the intermediate session that this login continues. Returned if something is still required, otherwise
   * used up.
   */
  intermediate_session_token?: string | undefined;
  /** Whether the intermediate session lacks one of the factors. */
  addsFactor?: boolean;
  /** The other provider's statement about the user. */
  proof?: Proof | undefined;
  /** A session of the same member to continue instead of starting one. */
  session?: SessionRow | undefined;
}

interface Admitted {
  member: MemberRow;
  organization: OrganizationRow;
  required: ReturnType<typeof stillRequired>;
  /** The result of a login: a session, or the token of an intermediate session. */
  session: SessionRow | null;
  intermediate_session_token: string;
}

/** Logs a member in, or returns what is still required. Five operations share this response. */
export const logIn = async (call: Call, login: Login) => loginAnswer(call, await admit(call, login));

/** The part of a login that writes. It only runs queries, so it can be part of a transaction. */
export async function admit(call: Call, login: Login): Promise<Admitted> {
  const { organization } = login;
  // Before anything is used up: a call that fails leaves the caller's tokens valid.
  mergeClaims(login.session?.custom_claims ?? {}, login.fields.session_custom_claims);
  checkNotLocked(login.member);
  const { proof } = login;
  const factors = factorsOf(login.member, login.factors);
  const required = stillRequired(organization, login.member, factors, proof);
  // The first factor is enough to activate a member, because a second one can only be added to an active member. The
  // same goes for the account at another provider; whether Stytch waits is not confirmed.
  const member = required.primary_required
    ? login.member
    : await activate(call, login.member, proof, verifiesEmail(factors, proof));
  // A call with a session doesn't require a second factor again (description of magic_links.authenticate).
  if (required.primary_required || (required.mfa_required && !login.session)) {
    const person = { email_address: member.email_address, email_id: member.email_id, factors, proof };
    // The response returns the token that was sent (docs/stytch.md, "What the exchange does").
    const token = login.intermediate_session_token ?? (await startIntermediateSession(call, person));
    if (login.intermediate_session_token && login.addsFactor) await addToIntermediateSession(call, token, factors);
    if (required.mfa_required && getsCodeUnasked(organization, member)) {
      await sendSmsCode(call, organization, member);
      required.mfa_required.secondary_auth_initiated = 'sms_otp';
    }
    return { member, organization, required, session: null, intermediate_session_token: token };
  }
  if (login.intermediate_session_token) await spendIntermediateSession(call, login.intermediate_session_token);
  const session = login.session
    ? await refreshSession(call, login.session, login.fields, (before) =>
        factorsOf(login.member, login.factors.reduce(addFactor, before)),
      )
    : await startSession(call, member, factors, login.fields);
  return { member, organization, required, session, intermediate_session_token: '' };
}

/**
 * Whether a login that needs a second factor texts a code by itself (docs/stytch.md, "The second factor"): the member
 * has a phone, and doesn't prefer an authenticator app.
 */
const getsCodeUnasked = (organization: OrganizationRow, member: MemberRow): boolean =>
  member.profile.mfa_phone_number !== '' &&
  member.profile.default_mfa_method !== 'totp' &&
  isMfaMethodAllowed(organization, member, 'sms_otp');

/**
 * Makes the login result of docs/stytch.md, "Discovery magic links". Absent tokens are empty strings, as in Stytch's
 * own mock.
 */
export async function loginAnswer(
  call: Call,
  { member, organization, required, session, intermediate_session_token }: Admitted,
) {
  const holds = session
    ? { ...(await sessionAnswer(call, session, member, organization)), mfa_required: null, primary_required: null }
    : {
        member_session: null,
        session_token: '',
        session_jwt: '',
        member: toMember(member, organization),
        organization: toOrganization(organization),
        mfa_required: required.mfa_required,
        primary_required: required.primary_required,
      };
  return {
    member_id: member.id,
    member_authenticated: session !== null,
    intermediate_session_token,
    ...holds,
    member_device: null,
  };
}

/**
 * Activates a member and verifies their address: both follow from a login by email (docs/stytch.md, "What the exchange
 * does").
 */
async function activate(
  call: Call,
  member: MemberRow,
  proof: Proof | undefined,
  verifies: boolean,
): Promise<MemberRow> {
  const email_verified = verifies ? 1 : member.email_verified;
  const active = { ...member, status: 'active' as const, email_verified, updated_at: call.now };
  if (member.status === 'active' && member.email_verified === email_verified)
    return proof ? register(call, member, proof) : member;
  await call.db
    .updateTable('sandbox_members')
    .set({ status: active.status, email_verified, updated_at: call.now })
    .where('project_id', '=', call.project.id)
    .where('id', '=', member.id)
    .execute();
  return proof ? register(call, active, proof) : active;
}

/** Adds the account at the other provider to the member. */
const register = (call: Call, member: MemberRow, proof: Proof): Promise<MemberRow> =>
  changeMember(call, member, (before) => ({ ...before, profile: withRegistration(before.profile, proof) }));
