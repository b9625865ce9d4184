import { z } from 'zod';
import { takeOneTime } from '../../core/projects/one-time.ts';
import { backToApp } from '../browser/back-to-app.ts';
import { browserRoute, type BrowserCall } from '../browser/route.ts';
import { fail } from '../errors.ts';
import { email, maybe, text } from '../fields.ts';
import { exchangeCode, OidcError } from '../oidc/client.ts';
import { findMemberByEmail, findOrganization } from '../store.ts';
import { CALLBACK_PATH, callbackUrl } from './callback-url.ts';
import { issueLogin, oauthFlow, type OAuthFlow, type OAuthLogin } from './flow.ts';
import { builtInProvider, proofOf } from './providers.ts';

const word = maybe(text('oauth_invalid_callback_request', 4096));

async function loginAt(call: BrowserCall, flow: OAuthFlow, code: string, nonce: string) {
  const provider = builtInProvider(call.siteUrl, call.project.id, flow.provider);
  const redirect_uri = callbackUrl(call.siteUrl, call.project.id);
  try {
    return await exchangeCode(call.outgoing, provider, { code, redirect_uri, nonce, now: call.now });
  } catch (error) {
    if (error instanceof OidcError) fail('oauth_auth_code_error');
    throw error;
  }
}

/** The route that a provider sends the browser back to. It goes on to the app with a token. */
export const oauthCallback = browserRoute({
  name: 'oauth.callback',
  method: 'GET',
  path: CALLBACK_PATH,
  by: 'callback_id',
  fields: z.object({ state: word, code: word, error: word }),
  async run(call, { state = '', code, error }) {
    const flow = await takeOneTime(call, oauthFlow, state);
    if (!flow) return fail('oauth_invalid_state');
    // Whether Stytch redirects to the app when the user cancels is not confirmed.
    if (error !== undefined) fail('oauth_flow_callback_error');
    if (code === undefined) return fail('oauth_invalid_callback_request');
    const { claims, tokens } = await loginAt(call, flow, code, state);
    const address = email.safeParse(claims.email);
    if (!address.success) return fail('oauth_unverified_email');
    const login = {
      proof: proofOf(flow.provider, claims, tokens),
      email: address.data,
      tokens,
      pkce: flow.pkce,
      organization_id: 'discovery' in flow.back ? '' : flow.back.organization_id,
    };
    return 'discovery' in flow.back
      ? backToApp(call, flow.back.discovery, {
          stytch_token_type: 'discovery_oauth',
          token: await issueLogin(call, 'oauth_discovery', login),
        })
      : backToOrganization(call, flow.back, login);
  },
});

async function backToOrganization(
  call: BrowserCall,
  back: { organization_id: string; login: string; signup: string },
  login: OAuthLogin,
) {
  const organization = await findOrganization(call, back.organization_id);
  const member = await findMemberByEmail(call, organization.id, login.email);
  return backToApp(call, member?.status === 'active' ? back.login : back.signup, {
    slug: organization.slug,
    stytch_token_type: 'oauth',
    token: await issueLogin(call, 'oauth', login),
  });
}
