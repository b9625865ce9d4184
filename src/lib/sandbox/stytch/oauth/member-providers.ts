import { z } from 'zod';
import { fail } from '../errors.ts';
import { flagInQuery, memberId, organizationId } from '../fields.ts';
import { OAUTH_PROVIDERS, type OAuthProvider, type OAuthRegistration } from '../login/registrations.ts';
import { refreshTokens } from '../oidc/client.ts';
import { type Call, operation } from '../operation.ts';
import { findMember, findOrganization } from '../store.ts';
import { builtInProvider } from './providers.ts';

const fields = {
  organization_id: organizationId,
  member_id: memberId,
};
const withRefresh = z.object({ ...fields, include_refresh_token: flagInQuery });

type TokenRequest = { organization_id: string; member_id: string; include_refresh_token?: boolean | undefined };

async function registrationsOf(call: Call, input: TokenRequest, provider: OAuthProvider): Promise<OAuthRegistration[]> {
  const { id } = await findOrganization(call, input.organization_id);
  const { profile } = await findMember(call, id, input.member_id);
  return (profile.oauth_registrations ?? []).filter((one) => one.provider === provider);
}

/** Returns a registration's tokens. They are always new: Stytch renews expired ones itself (official description). */
async function tokensOf(call: Call, { provider, subject, refresh_token }: OAuthRegistration, input: TokenRequest) {
  const builtIn = builtInProvider(call.siteUrl, call.project.id, provider);
  const tokens = await refreshTokens(call.outgoing, builtIn, refresh_token).catch(() =>
    fail('unable_to_refresh_oauth_token'),
  );
  return {
    provider_subject: subject,
    access_token: tokens.access_token,
    access_token_expires_in: tokens.expires_in,
    scopes: tokens.scopes,
    id_token: tokens.id_token,
    ...(input.include_refresh_token && { refresh_token }),
  };
}

const path = (provider: OAuthProvider) =>
  `/v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/${provider}`;

/** Google and Microsoft answer with one registration: the newest. */
const flat = (provider: 'google' | 'microsoft') =>
  operation(
    `organizations.members.oauth_providers.${provider}`,
    'GET',
    path(provider),
    withRefresh,
    async (call, input) => {
      const newest = (await registrationsOf(call, input, provider)).at(-1) ?? fail('member_oauth_token_not_found');
      return { provider_type: OAUTH_PROVIDERS[provider], ...(await tokensOf(call, newest, input)) };
    },
  );

const ids = ({ tenants }: OAuthRegistration) => tenants.map(({ tenant_id }) => tenant_id);

/** The others answer with a list. */
const listed = (
  provider: 'slack' | 'hubspot' | 'github',
  shape: (registration: OAuthRegistration, tokens: Awaited<ReturnType<typeof tokensOf>>) => object,
) =>
  operation(
    `organizations.members.oauth_providers.${provider}`,
    'GET',
    path(provider),
    withRefresh,
    async (call, input) => {
      const registrations = [];
      for (const one of await registrationsOf(call, input, provider))
        registrations.push(shape(one, await tokensOf(call, one, input)));
      return { provider_type: OAUTH_PROVIDERS[provider], registrations };
    },
  );

const slack = listed('slack', (registration, { provider_subject, access_token, scopes }) => ({
  provider_subject,
  provider_tenant_id: ids(registration)[0] ?? '',
  access_token,
  scopes,
  // No bot is installed, because the scopes are those of a user.
  bot_access_token: '',
  bot_scopes: [],
}));

const hubspot = listed('hubspot', (registration, { id_token: _, ...tokens }) => ({
  ...tokens,
  provider_tenant_id: ids(registration)[0] ?? '',
}));

const github = listed('github', (registration, { provider_subject, access_token, scopes }) => ({
  provider_subject,
  provider_tenant_ids: ids(registration),
  access_token,
  scopes,
}));

export const memberProviders = [flat('google'), flat('microsoft'), slack, hubspot, github];
