import { z } from 'zod';
import { readSetting } from '../../core/projects/project-settings.ts';
import { type EmulatorResponse, redirectTo } from '../../core/http/response.ts';
import { browserRoute, type BrowserCall } from '../browser/route.ts';
import { providerQuery, withQuery } from '../browser/provider-query.ts';
import { fail } from '../errors.ts';
import { codeChallenge, maybe, organizationId, redirectUrl, text } from '../fields.ts';
import type { OAuthProvider } from '../login/registrations.ts';
import { chooseRedirectUrl } from '../magic-links/redirect-urls.ts';
import { findOrganization } from '../store.ts';
import { callbackUrl } from './callback-url.ts';
import { oauthFlow, startFlow, type OAuthFlow } from './flow.ts';
import { builtInProvider, isOAuthProvider, providersSetting, scopesOf } from './providers.ts';

const common = {
  provider: z.string(),
  pkce_code_challenge: codeChallenge,
  custom_scopes: maybe(text('oauth_invalid_scope_requested', 1024)),
};

async function enabled({ db, project }: BrowserCall, name: string): Promise<OAuthProvider> {
  if (!isOAuthProvider(name)) return fail('invalid_oauth_provider');
  const providers = await readSetting(db, project.id, providersSetting);
  return providers.includes(name) ? name : fail('oauth_config_not_found');
}

async function leaveFor(
  call: BrowserCall,
  flow: OAuthFlow,
  custom_scopes: string | undefined,
  query: Record<string, string>,
): Promise<EmulatorResponse> {
  const state = await startFlow(call, oauthFlow, flow);
  const { client_id, authorization_url } = builtInProvider(call.siteUrl, call.project.id, flow.provider);
  return redirectTo(
    withQuery(authorization_url, {
      client_id,
      redirect_uri: callbackUrl(call.siteUrl, call.project.id),
      response_type: 'code',
      scope: scopesOf(flow.provider, custom_scopes),
      state,
      nonce: state,
      ...providerQuery(query),
    }),
  );
}

const startDiscovery = (path: string) =>
  browserRoute({
    name: 'oauth.discovery.start',
    method: 'GET',
    path,
    by: 'public_token',
    fields: z.object({ ...common, discovery_redirect_url: redirectUrl('invalid_discovery_redirect_url') }),
    async run(call, input, query) {
      const provider = await enabled(call, input.provider);
      const discovery = await chooseRedirectUrl(
        call,
        'DISCOVERY',
        input.discovery_redirect_url,
        'no_match_for_provided_oauth_url',
      );
      const flow: OAuthFlow = {
        kind: 'oauth',
        provider,
        pkce: input.pkce_code_challenge ?? null,
        back: { discovery },
      };
      return leaveFor(call, flow, input.custom_scopes, query);
    },
  });

const startOrganization = (path: string) =>
  browserRoute({
    name: 'oauth.start',
    method: 'GET',
    path,
    by: 'public_token',
    fields: z.object({
      ...common,
      organization_id: maybe(organizationId),
      slug: maybe(organizationId),
      login_redirect_url: redirectUrl('invalid_login_oauth_url'),
      signup_redirect_url: redirectUrl('invalid_signup_oauth_url'),
    }),
    async run(call, input, query) {
      const provider = await enabled(call, input.provider);
      const { organization_id, slug } = input;
      if (organization_id !== undefined && slug !== undefined) fail('too_many_oauth_organization_locators');
      const name = organization_id ?? slug ?? fail('missing_oauth_organization_locator');
      const { id } = await findOrganization(call, name);
      const unmatched = 'no_match_for_provided_oauth_url';
      const flow: OAuthFlow = {
        kind: 'oauth',
        provider,
        pkce: input.pkce_code_challenge ?? null,
        back: {
          organization_id: id,
          login: await chooseRedirectUrl(call, 'LOGIN', input.login_redirect_url, unmatched),
          signup: await chooseRedirectUrl(call, 'SIGNUP', input.signup_redirect_url, unmatched),
        },
      };
      return leaveFor(call, flow, input.custom_scopes, query);
    },
  });

/** The mobile SDKs use the paths without `/v1` (docs/stytch-federation.md, "OAuth start"). */
export const oauthStarts = ['/v1', ''].flatMap((version) => [
  startDiscovery(`${version}/b2b/public/oauth/{provider}/discovery/start`),
  startOrganization(`${version}/b2b/public/oauth/{provider}/start`),
]);
