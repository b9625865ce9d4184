import { z } from 'zod';
import { newCode, newToken } from '../../core/ids.ts';
import { emailKey } from '../domains.ts';
import { fail, StytchError } from '../errors.ts';
import { email, mailLocale, maybe, oneOf, redirectUrl, templateId } from '../fields.ts';
import { chooseRedirectUrl } from '../magic-links/redirect-urls.ts';
import type { MailKind } from '../mail/send.ts';
import { sendMail } from '../mail/send.ts';
import { EMAIL_CODES, expireCodes } from '../otps/codes.ts';
import { operation, type Call } from '../operation.ts';
import { actingMember } from '../rbac/authorize.ts';
import type { MemberRow } from '../rows.ts';
import { memberFields } from '../second-factors/fields.ts';
import { findMember, findMemberByEmail, findOrganization } from '../store.ts';
import { checkAddress } from './addresses.ts';
import { memberAnswer } from './answer.ts';
import { changeMember } from './change.ts';
import { withAddress } from './with-address.ts';

/** The link and the code that verify a new address. The message itself is the pending update. */
export const UPDATE_KINDS: MailKind[] = ['email_update', 'email_update_otp'];

export const startEmailUpdate = operation(
  'organizations.members.start_email_update',
  'POST',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}/start_email_update',
  z.object({
    ...memberFields,
    email_address: email,
    login_redirect_url: redirectUrl('invalid_login_redirect_url'),
    locale: mailLocale,
    login_template_id: templateId,
    delivery_method: maybe(oneOf('invalid_request_value', ['EMAIL_MAGIC_LINK', 'EMAIL_OTP'])),
  }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const member = await findMember(call, organization.id, input.member_id);
    const update = { resource: 'stytch.member', action: 'update.info.email', self: member.id } as const;
    await actingMember(call, organization, [update]);
    if (member.status !== 'active') fail('email_updates_available_only_for_active_members');
    if (member.email_verified !== 1) fail('member_has_no_active_verified_email');
    await checkFree(call, member, input.email_address);
    const byCode = input.delivery_method === 'EMAIL_OTP';
    if (byCode) await expireCodes(call, { recipient: input.email_address, kinds: EMAIL_CODES });
    await sendMail(call, {
      kind: byCode ? 'email_update_otp' : 'email_update',
      email_address: input.email_address,
      token: byCode ? newCode() : newToken(),
      ...(!byCode && { redirect_url: await chooseRedirectUrl(call, 'LOGIN', input.login_redirect_url) }),
      organization,
      member_id: member.id,
    });
    return memberAnswer(member, organization);
  },
);

/**
 * Checks that a member may get an address.
 * @throws {StytchError} when another member of the organization has it, had it, or is about to get it
 */
async function checkFree(call: Call, member: MemberRow, address: string): Promise<void> {
  const { db, project, now } = call;
  if (await findMemberByEmail(call, member.organization_id, address)) fail('duplicate_member_email');
  await checkAddress(call, member.organization_id, address, member.id);
  const others = await db
    .selectFrom('sandbox_mail')
    .select('id')
    .where('project_id', '=', project.id)
    .where('email_key', '=', emailKey(address))
    .where('kind', 'in', UPDATE_KINDS)
    .where('organization_id', '=', member.organization_id)
    .where('member_id', '!=', member.id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (others) fail('desired_email_updating_for_different_member');
}

/** Gives a member the address that they just verified. The old one is retired. */
export const finishEmailUpdate = (call: Call, member: MemberRow, address: string): Promise<MemberRow> =>
  changeMember(call, member, (before) => ({
    ...withAddress(before, address, false),
    email_verified: 1,
    updated_at: call.now,
  }));

/**
 * Finds the member of an organization who was last sent a code to change their email to this address. It may be used or
 * expired, so that entering it fails with the reason.
 */
export async function memberUpdatingTo(
  call: Call,
  organizationId: string,
  address: string,
): Promise<MemberRow | undefined> {
  const mail = await call.db
    .selectFrom('sandbox_mail')
    .select('member_id')
    .where('project_id', '=', call.project.id)
    .where('email_key', '=', emailKey(address))
    .where('kind', '=', 'email_update_otp')
    .where('organization_id', '=', organizationId)
    .orderBy('position', 'desc')
    .executeTakeFirst();
  return mail?.member_id ? findMember(call, organizationId, mail.member_id).catch(asNone) : undefined;
}

/** A member who was deleted since changes nothing. */
function asNone(error: unknown): undefined {
  if (!(error instanceof StytchError)) throw error;
}

export const unlinkRetiredEmail = operation(
  'organizations.members.unlink_retired_email',
  'POST',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}/unlink_retired_email',
  z.object({
    ...memberFields,
    email_id: maybe(z.string('invalid_email_id').regex(/^email-(?:test|live)-[\da-f-]{36}$/, 'invalid_email_id')),
    email_address: maybe(email),
  }),
  async (call, { organization_id, member_id, email_id, email_address }) => {
    if (email_id === undefined && email_address === undefined) fail('retired_email_missing_email_identifiers');
    const organization = await findOrganization(call, organization_id);
    const known = await findMember(call, organization.id, member_id);
    const unlink = { resource: 'stytch.member', action: 'update.info.unlink.retired-email', self: known.id } as const;
    await actingMember(call, organization, [unlink]);
    const isMeant = (one: { email_id: string; email_address: string }) =>
      (email_id === undefined || one.email_id === email_id) &&
      (email_address === undefined || emailKey(one.email_address) === emailKey(email_address));
    const member = await changeMember(call, known, (before) => {
      const all = before.profile.retired_email_addresses;
      const rest = all.filter((one) => !isMeant(one));
      if (rest.length === all.length) fail('email_not_found');
      return { ...before, profile: { ...before.profile, retired_email_addresses: rest }, updated_at: call.now };
    });
    return { ...memberAnswer(member, organization), organization_id: organization.id };
  },
);
