import type { EmailFactor, Factor, MemberRow, OrganizationRow } from '../rows.ts';
import { isRegistered, type Proof } from './proof.ts';
import type { OAuthRegistration, SsoRegistration } from './registrations.ts';
import { timestamp } from '../../core/time.ts';

interface Mailbox {
  email_id: string;
  email_address: string;
}

const factorTimes = (now: number) => {
  const time = timestamp(now);
  return { sequence_order: 'PRIMARY' as const, last_authenticated_at: time, created_at: time, updated_at: time };
};

/** Makes the factor of a user who just proved that they own an email address (docs/stytch.md, "Session object"). */
export function emailFactor(type: EmailFactor['type'], mailbox: Mailbox, now: number): EmailFactor {
  const { email_id, email_address } = mailbox;
  return { type, delivery_method: 'email', ...factorTimes(now), email_factor: { email_id, email_address } };
}

/** Makes the factor of a user who just logged in at an OAuth provider (docs/stytch-federation.md, "OAuth answers"). */
export function oauthFactor(
  { id, provider, subject, tenants }: OAuthRegistration,
  email_id: string,
  now: number,
): Factor {
  const ids = tenants.map(({ tenant_id }) => tenant_id);
  const tenant = provider === 'github' ? { provider_tenant_ids: ids } : ids[0] && { provider_tenant_id: ids[0] };
  const details = { id, provider_subject: subject, email_id, ...tenant };
  return {
    type: 'oauth',
    delivery_method: `oauth_${provider}`,
    ...factorTimes(now),
    [`${provider}_oauth_factor`]: details,
  };
}

/** Makes the factor of a user who just logged in through an SSO connection. */
export function ssoFactor(
  { id, connection_id, external_id }: SsoRegistration,
  kind: 'oidc' | 'saml',
  now: number,
): Factor {
  return {
    type: 'sso',
    delivery_method: `sso_${kind}`,
    ...factorTimes(now),
    [`${kind}_sso_factor`]: { id, provider_id: connection_id, external_id },
  };
}

const isByEmail = (factor: Factor): factor is EmailFactor => 'email_factor' in factor;

type Details = { id: string; provider_id?: string; provider_subject?: string };

/** Returns the details of a login through another provider. */
function detailsOf(factor: Factor): [name: string, details: Details] | undefined {
  const found = Object.entries(factor).find(([name]) => /_(?:oauth|sso)_factor$/.test(name));
  // The sandbox itself wrote it, in the functions above.
  return found as [string, Details] | undefined;
}

/** Identifies a factor: a second login by the same method has the same key. */
const keyOf = (factor: Factor): string =>
  isByEmail(factor)
    ? `${factor.type} ${factor.email_factor.email_id}`
    : `${factor.delivery_method} ${detailsOf(factor)?.[1].id}`;

/** Adds a factor. A second login by the same method updates the first factor. */
export function addFactor(factors: Factor[], added: Factor): Factor[] {
  const same = factors.find((factor) => keyOf(factor) === keyOf(added));
  if (!same) return [...factors, added];
  return factors.map((factor) => (factor === same ? { ...added, created_at: same.created_at } : factor));
}

/**
 * Returns the address that the holder of a session has proved: the member's current one, or the one the session began
 * with, if the member's was changed and not verified since (choice). Otherwise a new address that was only typed would
 * give access to its owner's organizations.
 */
export function provenMailbox({ email_verified, email_id, email_address }: MemberRow, factors: Factor[]): Mailbox {
  const first = email_verified === 1 ? undefined : factors.find(isByEmail);
  return first?.email_factor ?? { email_id, email_address };
}

/** Assigns factors to the member. Their ids may differ from those used before the member existed. */
export const factorsOf = (member: MemberRow, factors: Factor[]): Factor[] =>
  factors.map((factor): Factor => {
    const { email_id, email_address } = member;
    if (isByEmail(factor)) return { ...factor, email_factor: { email_id, email_address } };
    const [name, details] = detailsOf(factor) ?? [];
    if (factor.type !== 'oauth' || !name || !details) return factor;
    const own = member.profile.oauth_registrations?.find(
      (one) => `${one.provider}_oauth_factor` === name && one.subject === details.provider_subject,
    );
    return { ...factor, [name]: { ...details, id: own?.id ?? details.id, email_id } };
  });

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
  const mfa_required = primary_required ? null : mfaRequired(organization, member);
  return { member_authenticated: !primary_required && !mfa_required, primary_required, mfa_required };
}

/** The methods that prove an address, in the order of Stytch's own mock. */
const EMAIL_VERIFYING = ['sso', 'magic_link', 'password', 'google_oauth', 'microsoft_oauth', 'email_otp'] as const;

/** A break-glass member may use any method (official description of `auth_methods`). */
function primaryRequired(
  { settings, connections }: OrganizationRow,
  member: MemberRow | undefined,
  factors: Factor[],
  proof: Proof | undefined,
) {
  const allowed = settings.auth_methods === 'ALL_ALLOWED' ? undefined : settings.allowed_auth_methods;
  // An SSO login counts for its own organization only (official description of the intermediate session token).
  const counting = factors.filter(
    (factor) => factor.type !== 'sso' || connections.some(({ id }) => id === detailsOf(factor)?.[1].provider_id),
  );
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
 * Whether a login verifies the user's address. Accounts at GitHub, Slack and HubSpot don't, because these providers
 * don't verify it in real time (official description of discovered organizations).
 */
export const verifiesEmail = (factors: Factor[], proof: Proof | undefined): boolean =>
  proof?.kind !== 'oauth' || proof.email_verified || factors.some(({ type }) => type !== 'oauth');

const isEmailProven = (member: MemberRow | undefined, factors: Factor[], proof: Proof | undefined): boolean =>
  verifiesEmail(factors, proof) || (proof !== undefined && member !== undefined && isRegistered(member, proof));

/** A second factor can't be completed yet: its operations are not emulated, and no SMS is sent. */
function mfaRequired({ settings }: OrganizationRow, member: MemberRow | undefined) {
  if (settings.mfa_policy !== 'REQUIRED_FOR_ALL' && !member?.profile.mfa_enrolled) return null;
  const phone = member?.profile.mfa_phone_number ?? '';
  const member_options = phone === '' ? null : { mfa_phone_number: phone, totp_registration_id: '' };
  return { member_options, secondary_auth_initiated: null };
}
