import { z } from 'zod';
import { newToken } from '../../core/ids.ts';
import { domainOf } from '../domains.ts';
import { fail } from '../errors.ts';
import { codeChallenge, email, mailLocale, minutes, organizationId, redirectUrl, templateId } from '../fields.ts';
import { sendMail } from '../mail/send.ts';
import { checkAddress } from '../members/addresses.ts';
import { memberAnswer } from '../members/answer.ts';
import { type Call, operation } from '../operation.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { sandboxMember } from '../sandbox-values.ts';
import { findMemberByEmail, findOrganization } from '../store.ts';
import { insertMember } from '../members/insert.ts';
import { checkMethodAllowed, isSandboxPair } from './allowed.ts';
import { chooseRedirectUrl } from './redirect-urls.ts';

export const loginOrSignup = operation(
  'magic_links.email.login_or_signup',
  'POST',
  '/v1/b2b/magic_links/email/login_or_signup',
  z.object({
    organization_id: organizationId,
    email_address: email,
    login_redirect_url: redirectUrl('invalid_login_redirect_url'),
    signup_redirect_url: redirectUrl('invalid_signup_redirect_url'),
    pkce_code_challenge: codeChallenge,
    login_template_id: templateId,
    signup_template_id: templateId,
    locale: mailLocale,
    login_expiration_minutes: minutes('invalid_expiration', 5, 10_080),
    signup_expiration_minutes: minutes('invalid_expiration', 5, 10_080),
  }),
  async (call, input) => {
    if (isSandboxPair(input)) return { ...sandboxMember('active'), member_created: false };
    const organization = await findOrganization(call, input.organization_id);
    const known = await findMemberByEmail(call, organization.id, input.email_address);
    checkMethodAllowed(organization, known, 'magic_link');
    const returning = known?.status === 'active';
    const redirect_url = returning
      ? await chooseRedirectUrl(call, 'LOGIN', input.login_redirect_url)
      : await chooseRedirectUrl(call, 'SIGNUP', input.signup_redirect_url);
    const member = known ?? (await signUp(call, organization, input.email_address));
    await sendMail(call, {
      kind: returning ? 'login' : 'signup',
      email_address: member.email_address,
      token: newToken(),
      minutes: (returning ? input.login_expiration_minutes : input.signup_expiration_minutes) ?? 60,
      redirect_url,
      pkce_code_challenge: input.pkce_code_challenge,
      organization,
      member_id: member.id,
    });
    return { ...memberAnswer(member, organization), member_created: !known };
  },
);

/**
 * Creates a pending member, if the organization's JIT provisioning allows it. Stytch's own components expect these two
 * errors.
 */
export async function signUp(call: Call, organization: OrganizationRow, email_address: string): Promise<MemberRow> {
  const { email_jit_provisioning, email_allowed_domains } = organization.settings;
  if (email_jit_provisioning === 'NOT_ALLOWED') fail('email_jit_provisioning_not_allowed');
  if (!email_allowed_domains.includes(domainOf(email_address))) fail('invalid_email_for_jit_provisioning');
  await checkAddress(call, organization.id, email_address);
  return insertMember(call.db, call.project.id, call.now, {
    organization_id: organization.id,
    email_address,
    email_verified: 0,
    status: 'pending',
  });
}
