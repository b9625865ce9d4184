import type { MemberRow, OrganizationRow, Factor } from '../rows.ts';
import { timestamp } from '../../core/time.ts';

interface Mailbox {
  email_id: string;
  email_address: string;
}

/** The factor of somebody who proved now that a mailbox is theirs (docs/stytch.md, "Session object"). */
export function emailFactor(type: Factor['type'], mailbox: Mailbox, now: number): Factor {
  const time = timestamp(now);
  const { email_id, email_address } = mailbox;
  return {
    type,
    delivery_method: 'email',
    sequence_order: 'PRIMARY',
    last_authenticated_at: time,
    created_at: time,
    updated_at: time,
    email_factor: { email_id, email_address },
  };
}

/** The factors after one more: a second login by the same means refreshes the first. */
export function addFactor(factors: Factor[], added: Factor): Factor[] {
  const same = factors.find(
    (factor) => factor.type === added.type && factor.email_factor.email_id === added.email_factor.email_id,
  );
  if (!same) return [...factors, added];
  return factors.map((factor) => (factor === same ? { ...added, created_at: same.created_at } : factor));
}

/**
 * The mailbox that whoever holds a member's session has proved: the member's, or, when that was changed and nobody has
 * logged in by the new one since, the one the session began with (choice). A session must not open what belongs to the
 * owner of an address that was only typed.
 */
export function provenMailbox({ email_verified, email_id, email_address }: MemberRow, [first]: Factor[]): Mailbox {
  return email_verified === 1 || !first ? { email_id, email_address } : first.email_factor;
}

/** A factor belongs to the member's own mailbox, whose id may differ from the one used before there was a member. */
export const factorsOf = (member: MemberRow, factors: Factor[]): Factor[] =>
  factors.map((factor) => ({
    ...factor,
    email_factor: { email_id: member.email_id, email_address: member.email_address },
  }));

/** What an organization still asks of somebody with these factors, and null where nothing. */
export function stillRequired(organization: OrganizationRow, member: MemberRow | undefined, factors: Factor[]) {
  const primary_required = primaryRequired(organization, member, factors);
  // One of the two at a time: the second factor comes after the first (docs/stytch.md, "Discovery magic links").
  const mfa_required = primary_required ? null : mfaRequired(organization, member);
  return { member_authenticated: !primary_required && !mfa_required, primary_required, mfa_required };
}

/** A break glass member is not bound by `auth_methods` (official description of that field). */
function primaryRequired({ settings }: OrganizationRow, member: MemberRow | undefined, factors: Factor[]) {
  if (settings.auth_methods === 'ALL_ALLOWED' || member?.profile.is_breakglass) return null;
  const { allowed_auth_methods } = settings;
  return factors.some((factor) => allowed_auth_methods.includes(factor.type)) ? null : { allowed_auth_methods };
}

/** No second factor can be given here yet: the operations that take one are not emulated, and no SMS is sent. */
function mfaRequired({ settings }: OrganizationRow, member: MemberRow | undefined) {
  if (settings.mfa_policy !== 'REQUIRED_FOR_ALL' && !member?.profile.mfa_enrolled) return null;
  const phone = member?.profile.mfa_phone_number ?? '';
  const member_options = phone === '' ? null : { mfa_phone_number: phone, totp_registration_id: '' };
  return { member_options, secondary_auth_initiated: null };
}
