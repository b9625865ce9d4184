import { z } from 'zod';
import { newId } from '../../core/ids.ts';
import { takeOneTime } from '../../core/projects/one-time.ts';
import { isOwnMachine } from '../../../store/network.ts';
import { issuerOf } from '../../core/built-in-idp.ts';
import { browserRoute, type BrowserCall } from '../browser/route.ts';
import { fail, type ErrorType } from '../errors.ts';
import { email, maybe, text } from '../fields.ts';
import { exchangeCode, held, OidcError } from '../oidc/client.ts';
import { findOrganization } from '../store.ts';
import { checkProviderUrl } from './allowed.ts';
import type { OidcConnection } from './connection.ts';
import { ssoFlow } from './flow.ts';
import { finish } from './finish.ts';
import { ssoCallbackUrl } from './shown.ts';
import { resolved } from './start.ts';

const parameter = maybe(text('oidc_auth_code_error', 4096));

const REASONS: Record<OidcError['reason'], ErrorType> = {
  code: 'oidc_auth_code_error',
  id_token: 'oidc_invalid_id_token',
  userinfo: 'oidc_invalid_userinfo',
  subject: 'oidc_response_subject_mismatch',
};

async function loginAt(call: BrowserCall, connection: OidcConnection, code: string, nonce: string) {
  for (const url of [connection.token_url, connection.jwks_url, connection.userinfo_url]) checkProviderUrl(call, url);
  // The built-in provider uses sandbox time, any other one real time.
  const isBuiltIn = connection.issuer === issuerOf(call.siteUrl, call.project.id);
  const now = isBuiltIn || !isOwnMachine(call.siteUrl) ? call.now : Date.now();
  const redirect_uri = ssoCallbackUrl(call.siteUrl, connection.id);
  try {
    return await exchangeCode(call.outgoing, connection, { code, redirect_uri, nonce, now });
  } catch (error) {
    if (error instanceof OidcError) fail(REASONS[error.reason]);
    throw error;
  }
}

/** Claims of the protocol, which say nothing about the user. */
const PROTOCOL = new Set(['iss', 'aud', 'exp', 'iat', 'nbf', 'nonce', 'at_hash', 'azp', 'auth_time', 'acr', 'amr']);

/** The route that an OpenID provider sends the browser back to. It goes on to the app with a token. */
export const oidcCallback = browserRoute({
  name: 'sso.oidc.callback',
  method: 'GET',
  path: '/v1/b2b/sso/callback/{connection_id}',
  by: 'connection_id',
  fields: z.object({
    connection_id: text('sso_connection_not_found', 128),
    state: parameter,
    code: parameter,
    error: parameter,
  }),
  async run(call, { state = '', code, error }) {
    const flow = await takeOneTime(call, ssoFlow, state);
    if (!flow) return fail('unsolicited_oidc_response');
    const organization = await findOrganization(call, flow.organization_id);
    const ownConnection =
      organization.connections.find(({ id }) => id === flow.connection_id) ?? fail('sso_connection_not_found');
    const connection = await resolved(call, ownConnection);
    if (connection.kind !== 'oidc') return fail('unsolicited_oidc_response');
    if (error === 'access_denied') fail('oidc_user_not_assigned_to_app_in_idp');
    if (code === undefined) return fail('oidc_auth_code_error');
    const { claims, tokens } = await loginAt(call, connection, code, state);
    if (typeof claims.email !== 'string' || claims.email === '') return fail('oidc_response_email_missing');
    const address = email.safeParse(claims.email);
    if (!address.success) return fail('oidc_response_email_missing');
    if (claims.email_verified === false) fail('oidc_response_unverified_email');
    const attributes = Object.fromEntries(Object.entries(claims).filter(([name]) => !PROTOCOL.has(name)));
    const mapped = Object.entries(connection.attribute_mapping).flatMap(([name, claim]): [string, unknown][] =>
      claims[claim] === undefined ? [] : [[name, claims[claim]]],
    );
    return finish(call, flow, organization, {
      organization_id: organization.id,
      by: 'oidc',
      email: address.data,
      tokens,
      pkce: flow.pkce,
      proof: {
        kind: 'sso',
        registration: {
          id: newId('sso-registration'),
          connection_id: ownConnection.id,
          external_id: String(claims.sub),
          attributes,
          groups: Array.isArray(claims.groups) ? claims.groups.map(String) : [],
          scopes: tokens.scopes,
          refresh_token: tokens.refresh_token,
          tokens: held(tokens, call.now),
        },
        name: typeof claims.name === 'string' ? claims.name : '',
        trusted_metadata: Object.fromEntries(mapped),
      },
    });
  },
});
