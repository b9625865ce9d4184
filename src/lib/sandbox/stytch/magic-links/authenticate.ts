import { z } from 'zod';
import { emailKey } from '../domains.ts';
import { toSession } from '../entities.ts';
import { fail, StytchError } from '../errors.ts';
import {
  codeVerifier,
  intermediateSessionToken,
  linkToken,
  login,
  mailLocale,
  maybe,
  sessionToken,
} from '../fields.ts';
import { addFactor, emailFactor } from '../login/factors.ts';
import { findTokens, type Continued } from '../login/continue.ts';
import { logIn, loginAnswer } from '../login/login.ts';
import { stillRequired } from '../login/required.ts';
import { spendLink, type SpentMail } from './spend.ts';
import { type Call, operation } from '../operation.ts';
import type { SessionRow, Factor } from '../rows.ts';
import { isSandboxToken, sandboxRows } from '../sandbox-values.ts';
import { finishEmailUpdate } from '../members/email-update.ts';
import { checkNotLocked } from '../members/lock.ts';
import { mergeClaims } from '../sessions/claims.ts';
import { signSessionJwt } from '../sessions/jwt.ts';
import { newSession, type SessionFields } from '../sessions/store.ts';
import { findMember, findOrganization } from '../store.ts';

export const authenticate = operation(
  'magic_links.authenticate',
  'POST',
  '/v1/b2b/magic_links/authenticate',
  z.object({
    magic_links_token: linkToken,
    pkce_code_verifier: codeVerifier,
    session_token: maybe(sessionToken),
    session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
    intermediate_session_token: maybe(intermediateSessionToken),
    ...login,
    locale: mailLocale,
  }),
  async (call, input) => {
    const earlier = await findTokens(call, input);
    if (isSandboxToken(input.magic_links_token)) return sandboxLogin(call, input);
    await checkFits(call, earlier, input);
    const { magic_links_token, pkce_code_verifier } = input;
    const mail = await spendLink(
      call,
      magic_links_token,
      ['login', 'signup', 'invite', 'email_update'],
      pkce_code_verifier,
    );
    const { organization, member } = await recipientOf(call, mail);

    const { person, session } = earlier;
    // Another member's session is ignored (description of `session_token`).
    const ownSession: SessionRow | undefined = session?.member_id === member.id ? session : undefined;
    const before: Factor[] = ownSession?.factors ?? person?.factors ?? [];
    const factors = addFactor(before, emailFactor('magic_link', member, call.now));
    const answer = await logIn(call, {
      organization,
      member,
      factors,
      addsFactor: true,
      fields: input,
      proof: person?.proof,
      intermediate_session_token: person?.token,
      session: ownSession,
    });
    return { ...answer, method_id: member.email_id, organization_id: organization.id, reset_sessions: false };
  },
);

/**
 * Checks that the other tokens fit the link, before it is used up.
 * @throws {StytchError} when the intermediate session belongs to another address, or the new claims don't fit
 */
async function checkFits(
  call: Call,
  { person, session }: Continued,
  { magic_links_token, session_custom_claims }: SessionFields & { magic_links_token: string },
): Promise<void> {
  const sent = (person ?? session) && (await findMail(call, magic_links_token));
  if (!sent) return;
  const isSame = sent.kind === 'email_update' || sent.email_key === emailKey(person?.email_address ?? '');
  if (person && !isSame) fail('invalid_intermediate_session_token_for_organization');
  if (session?.member_id === sent.member_id) mergeClaims(session.custom_claims, session_custom_claims);
}

/**
 * Finds the member that a used link logs in.
 * @throws {StytchError} when they were deleted, or have another address since
 */
async function recipientOf(call: Call, mail: SpentMail) {
  // Deleting a member revokes their links (description of members.delete and invite).
  const organization = await findOrganization(call, mail.organization_id ?? '').catch(asUnknownLink);
  const recipient = await findMember(call, organization.id, mail.member_id ?? '').catch(asUnknownLink);
  const isUpdate = mail.kind === 'email_update';
  if (isUpdate) checkNotLocked(recipient);
  const member = isUpdate ? await finishEmailUpdate(call, recipient, mail.email_address) : recipient;
  // A link proves the address it was sent to, not one the member got since (choice).
  if (emailKey(mail.email_address) !== member.email_key) fail('magic_link_not_found');
  return { organization, member };
}

/**
 * Makes the response to the fixed token. Its session is not stored, so no other call accepts it, and has no roles:
 * Stytch's own tests say so (stytch-dotnet, Clients/B2BSessions.cs).
 */
async function sandboxLogin(call: Call, fields: SessionFields) {
  const { organization, member } = sandboxRows('active');
  const factors = [emailFactor('magic_link', member, call.now)];
  const session = newSession(call, member, factors, fields);
  const required = stillRequired(organization, member, factors);
  const answer = await loginAnswer(call, { member, organization, required, session, intermediate_session_token: '' });
  const member_session = { ...toSession(session, answer.member, answer.organization), roles: [] };
  const session_jwt = await signSessionJwt(call, { ...answer, session: member_session });
  const ids = { method_id: member.email_id, organization_id: organization.id };
  return { ...answer, member_session, session_jwt, ...ids, reset_sessions: false };
}

const findMail = ({ db, project }: Call, token: string) =>
  db
    .selectFrom('sandbox_mail')
    .select(['kind', 'email_key', 'member_id'])
    .where('project_id', '=', project.id)
    .where('token', '=', token)
    .executeTakeFirst();

const asUnknownLink = (error: unknown): never => {
  if (error instanceof StytchError) fail('magic_link_not_found');
  throw error;
};
