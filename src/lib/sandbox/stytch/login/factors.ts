import type { EmailFactor, Factor, MemberRow } from '../rows.ts';
import type { Proof } from './proof.ts';
import type { OAuthRegistration, SsoRegistration } from './registrations.ts';
import { timestamp } from '../../core/time.ts';

interface Mailbox {
  email_id: string;
  email_address: string;
}

const factorTimes = (now: number, sequence_order: Factor['sequence_order'] = 'PRIMARY') => {
  const time = timestamp(now);
  return { sequence_order, last_authenticated_at: time, created_at: time, updated_at: time };
};

/** The factor of a session that a connected app's access token was exchanged for: valid in one organization only. */
export const EXCHANGED = 'oauth_access_token_exchange';

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

/** The fields of a second factor that differ between methods. */
type SecondFactor =
  | { type: 'otp'; delivery_method: 'sms'; phone_number_factor: { phone_id: string; phone_number: string } }
  | { type: 'totp'; delivery_method: 'authenticator_app'; authenticator_app_factor: { totp_id: string } }
  | {
      type: 'recovery_codes';
      delivery_method: 'recovery_code';
      recovery_code_factor: { totp_recovery_code_id: string };
    };

/** Makes the factor of a member who just proved a second one. */
export const secondFactor = (factor: SecondFactor, now: number): Factor => ({
  ...factor,
  ...factorTimes(now, 'SECONDARY'),
});

const isByEmail = (factor: Factor): factor is EmailFactor => 'email_factor' in factor;

type Details = { id: string; provider_id?: string; provider_subject?: string };

/** Returns the details of a login through another provider. */
export function detailsOf(factor: Factor): [name: string, details: Details] | undefined {
  const entry = Object.entries(factor).find(([name]) => /_(?:oauth|sso)_factor$/.test(name));
  // The sandbox itself wrote it, in the functions above.
  return entry as [string, Details] | undefined;
}

/** Identifies a factor: a second login by the same method has the same key. */
function keyOf(factor: Factor): string {
  if (isByEmail(factor)) return `${factor.type} ${factor.email_factor.email_id}`;
  if (factor.type === 'otp') return `otp ${factor.phone_number_factor.phone_id}`;
  if (factor.type === 'totp') return `totp ${factor.authenticator_app_factor.totp_id}`;
  if (factor.type === 'recovery_codes') return `recovery_codes ${factor.recovery_code_factor.totp_recovery_code_id}`;
  if (factor.type === 'password' || factor.type === 'imported') return factor.type;
  if (factor.type === 'impersonated') return `impersonated ${factor.impersonated_factor.impersonator_id}`;
  if (factor.type === 'trusted_auth_token') return `trusted ${factor.trusted_auth_token_factor.token_id}`;
  return `${factor.delivery_method} ${detailsOf(factor)?.[1].id}`;
}

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
 * @returns undefined if the session proves none
 */
export function provenMailbox(
  { email_verified, email_id, email_address }: MemberRow,
  factors: Factor[],
): Mailbox | undefined {
  return email_verified === 1 ? { email_id, email_address } : factors.find(isByEmail)?.email_factor;
}

/** Assigns factors to the member. Their ids may differ from those used before the member existed. */
export const factorsOf = (member: MemberRow, factors: Factor[]): Factor[] =>
  factors.map((factor): Factor => {
    const { email_id, email_address } = member;
    if (isByEmail(factor)) return { ...factor, email_factor: { email_id, email_address } };
    const [name, details] = detailsOf(factor) ?? [];
    if (factor.type !== 'oauth' || !name || !details) return factor;
    const registration = member.profile.oauth_registrations?.find(
      (one) => `${one.provider}_oauth_factor` === name && one.subject === details.provider_subject,
    );
    return { ...factor, [name]: { ...details, id: registration?.id ?? details.id, email_id } };
  });

/**
 * Returns the factors that a session's holder keeps in another organization: all but SSO, and their phone if the member
 * there has verified the same number (docs/stytch.md, "The second factor").
 */
export const portableFactors = (factors: Factor[], { profile }: MemberRow): Factor[] =>
  factors.flatMap((factor): Factor[] => {
    if (factor.delivery_method === EXCHANGED) return [];
    if (isByEmail(factor) || factor.type === 'oauth') return [factor];
    if (factor.type !== 'otp' || !profile.mfa_phone_number_verified) return [];
    const { phone_number } = factor.phone_number_factor;
    if (phone_number !== profile.mfa_phone_number) return [];
    return [{ ...factor, phone_number_factor: { phone_id: profile.mfa_phone_id ?? '', phone_number } }];
  });

/** Returns the factors that count as the first one of a login. */
export const primaryFactors = (factors: Factor[]): Factor[] =>
  factors.filter(({ sequence_order }) => sequence_order === 'PRIMARY');

/**
 * Whether a login verifies the user's address. Accounts at GitHub, Slack and HubSpot don't, because these providers
 * don't verify it in real time (official description of discovered organizations).
 */
export const verifiesEmail = (factors: Factor[], proof: Proof | undefined): boolean =>
  proof?.kind !== 'oauth' || proof.email_verified || primaryFactors(factors).some(({ type }) => type !== 'oauth');
