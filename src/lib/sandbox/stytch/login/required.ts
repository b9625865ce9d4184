import type { Factor, MemberRow, OrganizationRow } from '../rows.ts';
import { detailsOf, primaryFactors, verifiesEmail } from './factors.ts';
import { isRegistered, type Proof } from './proof.ts';

export type MfaMethod = 'sms_otp' | 'totp';

/**
 * Returns what an organization still requires of a user with these factors; null where nothing is missing.
 * @param proof what another provider said, if the user came from one just now
 */
export function stillRequired(
  organization: OrganizationRow,
  member: MemberRow | undefined,
  factors: Factor[],
  proof?: Proof,
) {
  const primary_required = primaryRequired(organization, member, factors, proof);
  // Never both: the second factor comes after the first (docs/stytch.md, "Discovery magic links").
  const mfa_required = primary_required ? null : mfaRequired(organization, member, factors);
  return { member_authenticated: !primary_required && !mfa_required, primary_required, mfa_required };
}

/** The methods that prove an address, in the order of Stytch's own mock. */
const EMAIL_VERIFYING = ['sso', 'magic_link', 'password', 'google_oauth', 'microsoft_oauth', 'email_otp'] as const;

/** A break-glass member may use any method (official description of `auth_methods`). */
function primaryRequired(
  { id, settings, connections }: OrganizationRow,
  member: MemberRow | undefined,
  factors: Factor[],
  proof: Proof | undefined,
) {
  const allowed = settings.auth_methods === 'ALL_ALLOWED' ? undefined : settings.allowed_auth_methods;
  const counting = primaryFactors(factors).filter((factor) => countsFor({ id, connections }, factor));
  if (!isEmailProven(member, counting, proof)) {
    const verifying = EMAIL_VERIFYING.filter((method) => !allowed || allowed.includes(method));
    return { allowed_auth_methods: [...verifying] };
  }
  if (counting.length > 0 && (!allowed || member?.profile.is_breakglass)) return null;
  const fits = counting.some((factor) => allowed?.some((method) => method === methodOf(factor)));
  return fits ? null : { allowed_auth_methods: allowed ?? [...EMAIL_VERIFYING] };
}

/** Returns a factor's name among `allowed_auth_methods`. */
const methodOf = (factor: Factor): string =>
  factor.type === 'oauth' ? `${factor.delivery_method.slice('oauth_'.length)}_oauth` : factor.type;

/**
 * Whether a first factor counts for an organization. An SSO login only counts for its own (official description of the
 * intermediate session token), and so does a password that isn't shared.
 */
function countsFor({ id, connections }: Pick<OrganizationRow, 'id' | 'connections'>, factor: Factor): boolean {
  if (factor.type === 'sso') return connections.some((one) => one.id === detailsOf(factor)?.[1].provider_id);
  return factor.type !== 'password' || factor.organization_id === null || factor.organization_id === id;
}

const isEmailProven = (member: MemberRow | undefined, factors: Factor[], proof: Proof | undefined): boolean =>
  verifiesEmail(factors, proof) || (proof !== undefined && member !== undefined && isRegistered(member, proof));

/** Whether an organization accepts a method as second factor. A break-glass member may use any. */
export const isMfaMethodAllowed = (
  { settings }: OrganizationRow,
  member: MemberRow | undefined,
  method: MfaMethod,
): boolean =>
  settings.mfa_methods === 'ALL_ALLOWED' ||
  settings.allowed_mfa_methods.includes(method) ||
  member?.profile.is_breakglass === true;

/** The method that a second factor counts as. Recovery codes back up a TOTP. */
const mfaMethodOf = ({ type }: Factor): MfaMethod => (type === 'otp' ? 'sms_otp' : 'totp');

/** Whether a second factor is due at each login: the organization requires it, or the member enrolled. */
const needsSecondFactor = ({ settings }: OrganizationRow, member: MemberRow | undefined): boolean =>
  settings.mfa_policy === 'REQUIRED_FOR_ALL' || member?.profile.mfa_enrolled === true;

interface MfaRequired {
  /** Null for a member with nothing enrolled. */
  member_options: { mfa_phone_number: string; totp_registration_id: string } | null;
  secondary_auth_initiated: 'sms_otp' | null;
}

function mfaRequired(
  organization: OrganizationRow,
  member: MemberRow | undefined,
  factors: Factor[],
): MfaRequired | null {
  if (!needsSecondFactor(organization, member)) return null;
  const second = factors.filter(({ sequence_order }) => sequence_order === 'SECONDARY');
  if (second.some((factor) => isMfaMethodAllowed(organization, member, mfaMethodOf(factor)))) return null;
  const mfa_phone_number = member?.profile.mfa_phone_number ?? '';
  const totp_registration_id = member ? activeTotpId(member) : '';
  const hasNothing = mfa_phone_number === '' && totp_registration_id === '';
  return {
    member_options: hasNothing ? null : { mfa_phone_number, totp_registration_id },
    secondary_auth_initiated: null,
  };
}

/** Returns the id of a member's TOTP registration; empty until its first code was entered. */
export const activeTotpId = ({ profile: { totp } }: Pick<MemberRow, 'profile'>): string =>
  totp?.pending_until === null ? totp.id : '';

/** Whether a member has a second factor that works. */
export const hasSecondFactor = (member: MemberRow): boolean =>
  member.profile.mfa_phone_number_verified === true || activeTotpId(member) !== '';
