import { z } from 'zod';
import type { MemberProfile, MemberRow } from '../rows.ts';
import {
  oauthRegistrationSchema,
  ssoRegistrationSchema,
  type OAuthRegistration,
  type SsoRegistration,
} from './registrations.ts';

export const oauthProof = z.object({
  kind: z.literal('oauth'),
  registration: oauthRegistrationSchema,
  /** Whether the provider verifies that the address is the user's. */
  email_verified: z.boolean(),
  name: z.string(),
});

export const ssoProof = z.object({
  kind: z.literal('sso'),
  registration: ssoRegistrationSchema,
  name: z.string(),
  /** Metadata that the connection's attribute mapping asks for. */
  trusted_metadata: z.record(z.string(), z.unknown()),
});

export const proofSchema = z.discriminatedUnion('kind', [oauthProof, ssoProof]);

/** Another provider's statement about a user. It becomes a registration of the member they log in as. */
export type Proof = z.output<typeof proofSchema>;
export type OAuthProof = z.output<typeof oauthProof>;

/** Returns the member's own registration for the same account at the provider. */
const sameOAuth = (profile: MemberProfile, { provider, subject }: OAuthRegistration) =>
  profile.oauth_registrations?.find((one) => one.provider === provider && one.subject === subject);
const sameSso = (profile: MemberProfile, { connection_id, external_id }: SsoRegistration) =>
  profile.sso_registrations?.find((one) => one.connection_id === connection_id && one.external_id === external_id);

/** Whether the proof is by an account that already belongs to the member. */
export const isRegistered = ({ profile }: MemberRow, proof: Proof): boolean =>
  proof.kind === 'oauth'
    ? sameOAuth(profile, proof.registration) !== undefined
    : sameSso(profile, proof.registration) !== undefined;

const replaced = <R extends { id: string }>(all: readonly R[] = [], before: R | undefined, added: R): R[] =>
  before ? all.map((one) => (one === before ? { ...added, id: before.id } : one)) : [...all, added];

/** Returns a member's profile with the registration. A name is only set where the member has none. */
export function withRegistration(profile: MemberProfile, proof: Proof): MemberProfile {
  const name = profile.name || proof.name;
  if (proof.kind === 'oauth') {
    const { registration } = proof;
    const before = sameOAuth(profile, registration);
    return { ...profile, name, oauth_registrations: replaced(profile.oauth_registrations, before, registration) };
  }
  const { registration, trusted_metadata } = proof;
  return {
    ...profile,
    name,
    trusted_metadata: { ...profile.trusted_metadata, ...trusted_metadata },
    sso_registrations: replaced(profile.sso_registrations, sameSso(profile, registration), registration),
  };
}

/** Returns the id of a registration after it was added to a member. */
export function registrationId(profile: MemberProfile, proof: Proof): string {
  const ownRegistration =
    proof.kind === 'oauth' ? sameOAuth(profile, proof.registration) : sameSso(profile, proof.registration);
  return ownRegistration?.id ?? proof.registration.id;
}
