import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { z } from 'zod';
import { timestamp } from '../../core/time.ts';
import { email, login, maybe, organizationId, sessionToken, text } from '../fields.ts';
import { fail } from '../errors.ts';
import { addFactor } from '../login/factors.ts';
import { checkAddress } from '../members/addresses.ts';
import { insertMember } from '../members/insert.ts';
import { checkNotLocked } from '../members/lock.ts';
import { operation, type Call } from '../operation.ts';
import type { Factor, MemberRow, OrganizationRow } from '../rows.ts';
import { sessionAnswer } from '../sessions/answer.ts';
import { refreshSession } from '../sessions/refresh.ts';
import { findSession, startSession } from '../sessions/store.ts';
import { findMemberByEmail, findOrganization } from '../store.ts';
import { findProfile, type TrustedTokenProfile } from './profiles.ts';

export const attest = operation(
  'sessions.attest',
  'POST',
  '/v1/b2b/sessions/attest',
  z.object({
    profile_id: text('trusted_token_profile_invalid_request', 128, 1),
    token: text('invalid_trusted_auth_token', 16_384, 1),
    organization_id: maybe(organizationId),
    session_token: maybe(sessionToken),
    session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
    session_duration_minutes: login.session_duration_minutes,
    session_custom_claims: login.session_custom_claims,
    telemetry_id: login.telemetry_id,
  }),
  async (call, input) => {
    const profile = (await findProfile(call, input.profile_id)) ?? fail('trusted_token_profile_not_found');
    const claims = await verify(call, profile, input.token);
    const organization = await organizationOf(call, profile, claims, input.organization_id);
    const address = emailIn(profile, claims);
    const { session_token, session_jwt } = input;
    const isGiven = session_token !== undefined || session_jwt !== undefined;
    const session = isGiven ? await findSession(call, { session_token, session_jwt }) : undefined;
    const known = await findMemberByEmail(call, organization.id, address);
    const member = known ?? (await provision(call, profile, organization.id, address));
    checkNotLocked(member);
    if (session && session.member_id !== member.id) fail('member_session_member_id_mismatch');
    const factor = trustedFactor(claimOf(claims, profile.attribute_mapping.token_id) ?? '', call.now);
    const entered = session
      ? await refreshSession(call, session, input, (factors) => addFactor(factors, factor))
      : await startSession(call, member, [factor], input);
    return { member_id: member.id, ...(await sessionAnswer(call, entered, member, organization)), member_device: null };
  },
);

/**
 * Verifies a token's signature and claims. @returns the claims
 * @throws {StytchError} when it isn't signed by the profile's keys, is for another audience, or has expired
 */
async function verify({ now }: Call, profile: TrustedTokenProfile, token: string): Promise<JWTPayload> {
  const { issuer, audience, jwks } = profile;
  const options = { issuer, audience, currentDate: new Date(now) };
  try {
    return (await jwtVerify(token, createLocalJWKSet(jwks as JSONWebKeySet), options)).payload;
  } catch {
    return fail('invalid_trusted_auth_token');
  }
}

/**
 * Finds the organization that the request or the token names. If both do, they must name the same one.
 * @throws {StytchError} when neither names one, or it doesn't exist
 */
async function organizationOf(
  call: Call,
  { attribute_mapping }: TrustedTokenProfile,
  claims: JWTPayload,
  requested: string | undefined,
): Promise<OrganizationRow> {
  const named = claimOf(claims, attribute_mapping.organization_id);
  const name = requested ?? named ?? fail('token_missing_organization_id_claim');
  const organization = await findOrganization(call, name);
  const { id, slug, external_id } = organization;
  if (named !== undefined && ![id, slug, external_id].includes(named)) fail('invalid_token_organization_id_claim');
  return organization;
}

/** Reads the address from the claim that the profile names. @throws {StytchError} when it isn't valid */
function emailIn({ attribute_mapping }: TrustedTokenProfile, claims: JWTPayload): string {
  const address = email.safeParse(claimOf(claims, attribute_mapping.email));
  return address.success ? address.data : fail('invalid_trusted_auth_token');
}

const claimOf = (claims: JWTPayload, name: string): string | undefined => {
  const value = claims[name];
  return typeof value === 'string' ? value : undefined;
};

async function provision(
  call: Call,
  { can_jit_provision }: TrustedTokenProfile,
  organization_id: string,
  email_address: string,
): Promise<MemberRow> {
  if (!can_jit_provision) return fail('member_not_found');
  await checkAddress(call, organization_id, email_address);
  return insertMember(call.db, call.project.id, call.now, {
    organization_id,
    email_address,
    email_verified: 1,
    status: 'active',
  });
}

function trustedFactor(token_id: string, now: number): Factor {
  const time = timestamp(now);
  return {
    type: 'trusted_auth_token',
    delivery_method: 'trusted_token_exchange',
    sequence_order: 'PRIMARY',
    last_authenticated_at: time,
    created_at: time,
    updated_at: time,
    trusted_auth_token_factor: { token_id },
  };
}
