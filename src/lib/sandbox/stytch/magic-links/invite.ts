import { z } from 'zod';
import { newToken } from '../../core/ids.ts';
import { changeMember } from '../members/change.ts';
import { domainOf } from '../domains.ts';
import { fail } from '../errors.ts';
import { email, mailLocale, maybe, memberId, minutes, organizationId, redirectUrl, templateId } from '../fields.ts';
import { sendMail } from '../mail/send.ts';
import { checkAddress } from '../members/addresses.ts';
import { changedProfile, withoutUndefined, newProfile, profileFields } from '../members/fields.ts';
import { memberAnswer } from '../members/answer.ts';
import { type Call, operation } from '../operation.ts';
import { authorizedOrganization } from '../rbac/find-authorized.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { sandboxMember } from '../sandbox-values.ts';
import { findMember, findMemberByEmail } from '../store.ts';
import { insertMember } from '../members/insert.ts';
import { checkMethodAllowed, isSandboxPair } from './allowed.ts';
import { chooseRedirectUrl } from './redirect-urls.ts';

const { name, trusted_metadata, untrusted_metadata, roles } = profileFields;

export const invite = operation(
  'magic_links.email.invite',
  'POST',
  '/v1/b2b/magic_links/email/invite',
  z.object({
    organization_id: organizationId,
    email_address: email,
    invite_redirect_url: redirectUrl('invalid_invite_redirect_url'),
    invited_by_member_id: maybe(memberId),
    name,
    trusted_metadata,
    untrusted_metadata,
    invite_template_id: templateId,
    locale: mailLocale,
    roles,
    invite_expiration_minutes: minutes('invalid_expiration', 5, 10_080),
  }),
  async (call, input) => {
    if (isSandboxPair(input)) return sandboxMember('invited');
    const organization = await authorizedOrganization(call, input.organization_id, 'stytch.member', 'create');
    if (input.invited_by_member_id !== undefined) await findMember(call, organization.id, input.invited_by_member_id);
    const known = await findMemberByEmail(call, organization.id, input.email_address);
    if (known?.status === 'active') fail('user_already_invited');
    checkInvites(organization, input.email_address);
    checkMethodAllowed(organization, known, 'magic_link');
    const redirect_url = await chooseRedirectUrl(call, 'INVITE', input.invite_redirect_url);
    const { name: called, trusted_metadata: trusted, untrusted_metadata: untrusted, roles: held } = input;
    const profile = withoutUndefined({
      name: called,
      trusted_metadata: trusted,
      untrusted_metadata: untrusted,
      roles: held,
    });
    const member = await memberToInvite(call, organization, input.email_address, known, profile);
    await sendMail(call, {
      kind: 'invite',
      email_address: member.email_address,
      token: newToken(),
      minutes: input.invite_expiration_minutes,
      redirect_url,
      organization,
      member_id: member.id,
    });
    return memberAnswer(member, organization);
  },
);

function checkInvites({ settings }: OrganizationRow, address: string): void {
  const fits =
    settings.email_invites === 'ALL_ALLOWED' ||
    (settings.email_invites === 'RESTRICTED' && settings.email_allowed_domains.includes(domainOf(address)));
  if (!fits) fail('invalid_email_for_invites');
}

/**
 * Returns the member to invite: a pending one becomes invited, an unknown address becomes a member (official
 * description).
 */
async function memberToInvite(
  call: Call,
  organization: OrganizationRow,
  email_address: string,
  known: MemberRow | undefined,
  profile: Partial<MemberRow['profile']>,
): Promise<MemberRow> {
  if (known) {
    return changeMember(call, known, (before) => {
      // If the member has logged in meanwhile, they stay active.
      if (before.status === 'active') fail('user_already_invited');
      return {
        ...before,
        status: 'invited',
        profile: changedProfile(before.profile, profile),
        updated_at: call.now,
      };
    });
  }
  await checkAddress(call, organization.id, email_address);
  return insertMember(call.db, call.project.id, call.now, {
    organization_id: organization.id,
    email_address,
    email_verified: 0,
    status: 'invited',
    profile: newProfile(profile),
  });
}
