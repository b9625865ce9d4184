import { z } from 'zod';
import { newToken } from '../../core/ids.ts';
import { emailKey } from '../domains.ts';
import { fail, StytchError } from '../errors.ts';
import {
  codeChallenge,
  codeVerifier,
  email,
  linkToken,
  mailLocale,
  minutes,
  organizationId,
  redirectUrl,
  templateId,
} from '../fields.ts';
import { continueLogin, findContinued } from '../login/continue.ts';
import { checkMethodAllowed } from '../magic-links/allowed.ts';
import { chooseRedirectUrl } from '../magic-links/redirect-urls.ts';
import { spendLink } from '../magic-links/spend.ts';
import { toMember } from '../entities.ts';
import { sendMail, type MailKind } from '../mail/send.ts';
import { checkNotLocked } from '../members/lock.ts';
import { operation, type Call } from '../operation.ts';
import { findMember, findMemberByEmail, findOrganization } from '../store.ts';
import { passwordFactor } from './factor.ts';
import { loginFields, passwordField } from './fields.ts';
import { hashPassword } from './hashes/verify.ts';
import { readPolicy } from './policy.ts';
import { checkStrength, revokeSessions, storePassword } from './store.ts';

/** Fields that both operations share that mail a link to reset a password. */
export const resetStartFields = {
  email_address: email,
  reset_password_redirect_url: redirectUrl('invalid_password_reset_redirect_url'),
  reset_password_expiration_minutes: minutes('invalid_expiration', 5, 10_080),
  reset_password_template_id: templateId,
  verify_email_template_id: templateId,
  locale: mailLocale,
};

export const emailResetStart = operation(
  'passwords.email.reset_start',
  'POST',
  '/v1/b2b/passwords/email/reset/start',
  z.object({
    organization_id: organizationId,
    ...resetStartFields,
    code_challenge: codeChallenge,
    login_redirect_url: redirectUrl('invalid_login_redirect_url'),
  }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const member = (await findMemberByEmail(call, organization.id, input.email_address)) ?? fail('email_not_found');
    checkMethodAllowed(organization, member, 'password');
    const redirect_url = await chooseRedirectUrl(call, 'RESET_PASSWORD', input.reset_password_redirect_url);
    await sendMail(call, {
      kind: 'reset_password',
      email_address: member.email_address,
      token: newToken(),
      minutes: input.reset_password_expiration_minutes,
      redirect_url,
      pkce_code_challenge: input.code_challenge,
      organization,
      member_id: member.id,
    });
    return { member_id: member.id, member_email_id: member.email_id, member: toMember(member, organization) };
  },
);

/** Uses up a link to reset a password. Stytch has one error for links that are unknown, used or expired. */
export const spendResetLink = (call: Call, token: string, kind: MailKind, verifier: string | undefined) =>
  spendLink(call, token, [kind], verifier).catch(asUnusable);

function asUnusable(error: unknown): never {
  const codes = ['magic_link_not_found', 'unable_to_auth_magic_link', 'organization_not_found', 'member_not_found'];
  if (error instanceof StytchError && codes.includes(error.code)) fail('unable_to_auth_password_reset_token');
  throw error;
}

export const emailReset = operation(
  'passwords.email.reset',
  'POST',
  '/v1/b2b/passwords/email/reset',
  z.object({
    password_reset_token: linkToken,
    password: passwordField,
    code_verifier: codeVerifier,
    ...loginFields,
  }),
  async (call, input) => {
    const token = input.password_reset_token;
    const { organization, member: before } = await findReset(call, token);
    // All that can fail comes before the link is used up.
    checkNotLocked(before);
    const continued = await findContinued(call, before, input);
    await checkStrength(await readPolicy(call), input.password, before.email_address);
    const hash = await hashPassword(input.password);
    await spendResetLink(call, token, 'reset_password', input.code_verifier);
    const member = await storePassword(call, before, hash);
    await revokeSessions(call, member.id, continued.session?.id);
    const factor = passwordFactor(organization.id, call.now);
    const answer = await continueLogin(call, { organization, member, factor, continued, fields: input });
    return { ...answer, member_email_id: member.email_id, organization_id: organization.id };
  },
);

/** Finds whose password a link resets, without using it up. */
async function findReset(call: Call, token: string) {
  const mail = await call.db
    .selectFrom('sandbox_mail')
    .select(['organization_id', 'member_id', 'email_key'])
    .where('project_id', '=', call.project.id)
    .where('token', '=', token)
    .where('kind', '=', 'reset_password')
    .executeTakeFirst();
  const organization = await findOrganization(call, mail?.organization_id ?? '').catch(asUnusable);
  const member = await findMember(call, organization.id, mail?.member_id ?? '').catch(asUnusable);
  // The link was sent to an address that the member had before.
  if (emailKey(member.email_address) !== mail?.email_key) fail('unable_to_auth_password_reset_token');
  return { organization, member };
}
