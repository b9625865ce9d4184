import { z } from 'zod';
import { emailKey } from '../domains.ts';
import { fail, StytchError } from '../errors.ts';
import { codeVerifier, intermediateSessionToken, linkToken, login, maybe, sessionToken } from '../fields.ts';
import { asOwn, checkEmail, continueLogin, findTokens } from '../login/continue.ts';
import { ssoFactor } from '../login/factors.ts';
import { registrationId } from '../login/proof.ts';
import { provisionMember } from '../members/provision.ts';
import { type Call, operation } from '../operation.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { findMemberByEmail, findOrganization } from '../store.ts';
import { findSso, spendSso, type SsoLogin } from './flow.ts';

export const authenticate = operation(
  'sso.authenticate',
  'POST',
  '/v1/b2b/sso/authenticate',
  z.object({
    sso_token: linkToken,
    pkce_code_verifier: codeVerifier,
    session_token: maybe(sessionToken),
    session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
    intermediate_session_token: maybe(intermediateSessionToken),
    ...login,
  }),
  async (call, input) => {
    const { sso_token } = input;
    const earlier = await findTokens(call, input);
    const login = await findSso(call, sso_token, input.pkce_code_verifier);
    checkEmail(earlier, emailKey(login.email));
    const organization = await findOrganization(call, login.organization_id).catch(asUnknownToken);
    const known = await findMemberByEmail(call, organization.id, login.email);
    const continued = asOwn(earlier, known, input);
    if (!known) checkProvisioning(organization, login);
    await spendSso(call, sso_token);
    const member = known ?? (await provision(call, organization, login.email));

    const { proof } = login;
    const factor = ssoFactor({ ...proof.registration, id: registrationId(member.profile, proof) }, login.by, call.now);
    const answer = await continueLogin(call, { organization, member, factor, continued, fields: input, proof });
    return { ...answer, organization_id: organization.id, reset_session: false };
  },
);

/**
 * Whether a connection may create members (official description of `sso_jit_provisioning`).
 * @throws {StytchError} when it may not
 */
function checkProvisioning({ settings }: OrganizationRow, { proof }: SsoLogin): void {
  const { sso_jit_provisioning, sso_jit_provisioning_allowed_connections: allowed } = settings;
  if (sso_jit_provisioning === 'ALL_ALLOWED') return;
  if (sso_jit_provisioning === 'RESTRICTED' && allowed.includes(proof.registration.connection_id)) return;
  fail('sso_jit_provisioning_not_allowed');
}

const provision = (call: Call, organization: OrganizationRow, email_address: string): Promise<MemberRow> =>
  provisionMember(call, { organization_id: organization.id, email_address, email_verified: 1, status: 'active' });

const asUnknownToken = (error: unknown): never => {
  if (error instanceof StytchError) fail('sso_token_not_found');
  throw error;
};
