import type { MemberRow, OrganizationRow, Factor } from '../rows.ts';
import { timestamp } from '../../core/time.ts';

interface Mailbox {
  email_id: string;
  email_address: string;
}

/** Makes the factor of a user who just proved that they own an email address (docs/stytch.md, "Session object"). */
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

/** Adds a factor. A second login by the same method updates the first factor. */
export function addFactor(factors: Factor[], added: Factor): Factor[] {
  const same = factors.find(
    (factor) => factor.type === added.type && factor.email_factor.email_id === added.email_factor.email_id,
  );
  if (!same) return [...factors, added];
  return factors.map((factor) => (factor === same ? { ...added, created_at: same.created_at } : factor));
}

/**
 * Returns the address that the holder of a session has proved: the member's current one, or the one the session began
 * with, if the member's was changed and not verified since (choice). Otherwise a new address that was only typed would
 * give access to its owner's organizations.
 */
export function provenMailbox({ email_verified, email_id, email_address }: MemberRow, [first]: Factor[]): Mailbox {
  return email_verified === 1 || !first ? { email_id, email_address } : first.email_factor;
}

/** Assigns factors to the member's address. Its id may differ from the one used before the member existed. */
export const factorsOf = (member: MemberRow, factors: Factor[]): Factor[] =>
  factors.map((factor) => ({
    ...factor,
    email_factor: { email_id: member.email_id, email_address: member.email_address },
  }));

/** Returns what an organization still requires of a user with these factors; null where nothing is missing. */
export function stillRequired(organization: OrganizationRow, member: MemberRow | undefined, factors: Factor[]) {
  const primary_required = primaryRequired(organization, member, factors);
  // Never both: the second factor comes after the first (docs/stytch.md, "Discovery magic links").
  const mfa_required = primary_required ? null : mfaRequired(organization, member);
  return { member_authenticated: !primary_required && !mfa_required, primary_required, mfa_required };
}

/** A break-glass member may use any method (official description of `auth_methods`). */
function primaryRequired({ settings }: OrganizationRow, member: MemberRow | undefined, factors: Factor[]) {
  if (settings.auth_methods === 'ALL_ALLOWED' || member?.profile.is_breakglass) return null;
  const { allowed_auth_methods } = settings;
  return factors.some((factor) => allowed_auth_methods.includes(factor.type)) ? null : { allowed_auth_methods };
}

/** A second factor can't be completed yet: its operations are not emulated, and no SMS is sent. */
function mfaRequired({ settings }: OrganizationRow, member: MemberRow | undefined) {
  if (settings.mfa_policy !== 'REQUIRED_FOR_ALL' && !member?.profile.mfa_enrolled) return null;
  const phone = member?.profile.mfa_phone_number ?? '';
  const member_options = phone === '' ? null : { mfa_phone_number: phone, totp_registration_id: '' };
  return { member_options, secondary_auth_initiated: null };
}
