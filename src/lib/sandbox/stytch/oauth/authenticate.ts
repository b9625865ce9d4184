import { z } from 'zod';
import { timestamp } from '../../core/time.ts';
import { emailKey } from '../domains.ts';
import { fail, StytchError } from '../errors.ts';
import { codeVerifier, intermediateSessionToken, linkToken, login, maybe, sessionToken } from '../fields.ts';
import { newId } from '../ids.ts';
import { discoveredAs } from '../login/discovered.ts';
import { asOwn, checkEmail, continueLogin, findTokens } from '../login/continue.ts';
import { oauthFactor } from '../login/factors.ts';
import { registrationId } from '../login/proof.ts';
import { OAUTH_PROVIDERS } from '../login/registrations.ts';
import { signUp } from '../login/by-email.ts';
import { operation } from '../operation.ts';
import { findMemberByEmail, findOrganization } from '../store.ts';
import { findLogin, spendLogin, type OAuthLogin } from './flow.ts';

const sessionFields = {
  session_token: maybe(sessionToken),
  session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
};

export const discoveryAuthenticate = operation(
  'oauth.discovery.authenticate',
  'POST',
  '/v1/b2b/oauth/discovery/authenticate',
  z.object({ discovery_oauth_token: linkToken, pkce_code_verifier: codeVerifier }),
  async (call, input) => {
    const token = input.discovery_oauth_token;
    const { proof, email } = await findLogin(call, 'oauth_discovery', token, input.pkce_code_verifier);
    await spendLogin(call, 'oauth_discovery', token);
    const { registration } = proof;
    const email_id = newId('email');
    const answer = await discoveredAs(call, {
      email_address: email,
      email_id,
      factors: [oauthFactor(registration, email_id, call.now)],
      proof,
    });
    const provider_tenant_ids = registration.tenants.map(({ tenant_id }) => tenant_id);
    return {
      ...answer,
      provider_type: OAUTH_PROVIDERS[registration.provider],
      provider_tenant_id: provider_tenant_ids.length === 1 ? (provider_tenant_ids[0] ?? '') : '',
      provider_tenant_ids,
      full_name: proof.name,
    };
  },
);

export const authenticate = operation(
  'oauth.authenticate',
  'POST',
  '/v1/b2b/oauth/authenticate',
  z.object({
    oauth_token: linkToken,
    pkce_code_verifier: codeVerifier,
    ...sessionFields,
    intermediate_session_token: maybe(intermediateSessionToken),
    ...login,
  }),
  async (call, input) => {
    const { oauth_token } = input;
    const earlier = await findTokens(call, input);
    const login = await findLogin(call, 'oauth', oauth_token, input.pkce_code_verifier);
    checkEmail(earlier, emailKey(login.email));
    const organization = await findOrganization(call, login.organization_id).catch(asUnknownToken);
    const known = await findMemberByEmail(call, organization.id, login.email);
    const continued = asOwn(earlier, known, input);
    const member = known ?? (await signUp(call, organization, login.email));
    await spendLogin(call, 'oauth', oauth_token);

    const { proof, tokens } = login;
    const id = registrationId(member.profile, proof);
    const factor = oauthFactor({ ...proof.registration, id }, member.email_id, call.now);
    const answer = await continueLogin(call, { organization, member, factor, continued, fields: input, proof });
    return {
      ...answer,
      organization_id: organization.id,
      provider_type: OAUTH_PROVIDERS[proof.registration.provider],
      provider_subject: proof.registration.subject,
      provider_values: providerValues(call.now, proof.registration.provider, tokens),
      reset_sessions: false,
    };
  },
);

/** GitHub has no ID tokens. */
const providerValues = (now: number, provider: string, tokens: OAuthLogin['tokens']) => ({
  access_token: tokens.access_token,
  refresh_token: tokens.refresh_token,
  scopes: tokens.scopes,
  expires_at: timestamp(now + tokens.expires_in * 1000),
  id_token: provider === 'github' ? '' : tokens.id_token,
});

const asUnknownToken = (error: unknown): never => {
  if (error instanceof StytchError) fail('oauth_token_not_found');
  throw error;
};
