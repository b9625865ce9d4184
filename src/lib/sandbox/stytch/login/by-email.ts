import { domainOf } from '../domains.ts';
import { fail } from '../errors.ts';
import { checkMethodAllowed, isSandboxPair } from '../magic-links/allowed.ts';
import { sendMail, type NewMail } from '../mail/send.ts';
import { checkAddress } from '../members/addresses.ts';
import { memberAnswer } from '../members/answer.ts';
import { insertMember } from '../members/insert.ts';
import type { Call } from '../operation.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { sandboxMember } from '../sandbox-values.ts';
import { findMemberByEmail, findOrganization } from '../store.ts';

interface EmailLogin {
  method: 'magic_link' | 'email_otp';
  /**
   * Makes the email, before anything is written.
   * @param isReturning whether the user is an active member, who logs in instead of signing up
   */
  mail(isReturning: boolean): Promise<LoginMail> | LoginMail;
  /** Runs once the user is known to be allowed in. */
  beforeSending?(): Promise<void>;
}
type LoginMail = Omit<NewMail, 'email_address' | 'organization' | 'member_id'>;

/**
 * Emails a user what they need to log in to an organization. Signs up anyone who isn't a member yet.
 * @returns the member and organization, and whether the member is new
 * @throws {StytchError} when the organization doesn't accept the method, or new members with this address
 */
export async function loginOrSignUp(
  call: Call,
  input: { organization_id: string; email_address: string },
  { method, mail, beforeSending }: EmailLogin,
) {
  if (isSandboxPair(input)) return { ...sandboxMember('active'), member_created: false };
  const organization = await findOrganization(call, input.organization_id);
  const known = await findMemberByEmail(call, organization.id, input.email_address);
  checkMethodAllowed(organization, known, method);
  const content = await mail(known?.status === 'active');
  const member = known ?? (await signUp(call, organization, input.email_address));
  await beforeSending?.();
  await sendMail(call, { ...content, email_address: member.email_address, organization, member_id: member.id });
  return { ...memberAnswer(member, organization), member_created: !known };
}

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
