import { z } from 'zod';
import { type EmulatorResponse, redirectTo } from '../../core/http/response.ts';
import { browserRoute, type BrowserCall } from '../browser/route.ts';
import { providerQuery, withQuery } from '../browser/provider-query.ts';
import { fail } from '../errors.ts';
import { codeChallenge, maybe, organizationId, redirectUrl, text } from '../fields.ts';
import { chooseRedirectUrl } from '../magic-links/redirect-urls.ts';
import { startFlow } from '../oauth/flow.ts';
import type { OrganizationRow } from '../rows.ts';
import { findOrganization } from '../store.ts';
import { checkProviderUrl } from './allowed.ts';
import { isActive, type Connection, type OidcConnection } from './connection.ts';
import { ssoFlow, type SsoFlow } from './flow.ts';
import { toSaml } from './saml/start.ts';
import { ssoCallbackUrl } from './shown.ts';
import { findOwner } from './store.ts';

interface Chosen {
  organization: OrganizationRow;
  connection: Connection;
}

/** Finds the connection that a login is for: the named one, or an organization's default. */
async function choose(
  call: BrowserCall,
  { connection_id, organization_id }: { connection_id?: string | undefined; organization_id?: string | undefined },
): Promise<Chosen> {
  if (connection_id !== undefined && organization_id !== undefined) fail('too_many_sso_connection_locators');
  if (connection_id !== undefined) {
    const organization = (await findOwner(call, connection_id)) ?? fail('sso_connection_not_found');
    const connection = organization.connections.find(({ id }) => id === connection_id);
    return { organization, connection: connection ?? fail('sso_connection_not_found') };
  }
  const organization = await findOrganization(call, organization_id ?? fail('missing_sso_connection_locator'));
  return { organization, connection: defaultOf(organization) };
}

/** Without a default, the only active connection is meant (choice). */
function defaultOf({ settings, connections }: OrganizationRow): Connection {
  const chosen = connections.find(({ id }) => id === settings.sso_default_connection_id);
  if (chosen) return chosen;
  const active = connections.filter(isActive);
  if (active.length > 1) return fail('indeterminate_sso_connection_for_organization');
  return active[0] ?? connections[0] ?? fail('no_sso_connection_exists_for_organization');
}

/** Returns the connection that does the work for another one: an external connection uses one elsewhere. */
export async function resolved(
  call: BrowserCall,
  connection: Connection,
): Promise<Exclude<Connection, { kind: 'external' }>> {
  if (connection.kind !== 'external') return connection;
  const owner = await findOwner(call, connection.external_connection_id);
  const target = owner?.connections.find(({ id }) => id === connection.external_connection_id);
  return target && target.kind !== 'external' ? target : fail('external_connection_not_active');
}

const start = (path: string) =>
  browserRoute({
    name: 'sso.start',
    method: 'GET',
    path,
    by: 'public_token',
    fields: z.object({
      connection_id: maybe(text('sso_connection_not_found', 128)),
      organization_id: maybe(organizationId),
      login_redirect_url: redirectUrl('invalid_login_sso_url'),
      signup_redirect_url: redirectUrl('invalid_signup_sso_url'),
      pkce_code_challenge: codeChallenge,
      custom_scopes: maybe(text('invalid_request_value', 1024)),
    }),
    async run(call, input, query) {
      const { organization, connection } = await choose(call, input);
      const working = await resolved(call, connection);
      if (!isActive(working))
        fail(connection.kind === 'external' ? 'external_connection_not_active' : 'requires_active_sso_connection');
      const unmatched = 'no_match_for_provided_sso_url';
      const flow: SsoFlow = {
        kind: 'sso',
        connection_id: connection.id,
        organization_id: organization.id,
        login: await chooseRedirectUrl(call, 'LOGIN', input.login_redirect_url, unmatched),
        signup: await chooseRedirectUrl(call, 'SIGNUP', input.signup_redirect_url, unmatched),
        pkce: input.pkce_code_challenge ?? null,
      };
      if (working.kind === 'saml') return toSaml(call, working, flow, providerQuery(query));
      const state = await startFlow(call, ssoFlow, flow);
      return toOidc(call, working, state, input.custom_scopes, query);
    },
  });

/**
 * The parameters as recorded: state and nonce are the same, without PKCE (docs/stytch-federation.md, "SSO start and
 * callback").
 */
function toOidc(
  call: BrowserCall,
  connection: OidcConnection,
  state: string,
  custom_scopes: string | undefined,
  query: Record<string, string>,
): EmulatorResponse {
  checkProviderUrl(call, connection.authorization_url);
  const scopes = `${connection.custom_scopes || 'openid email profile'} ${custom_scopes ?? ''}`.split(/[\s+]+/);
  return redirectTo(
    withQuery(connection.authorization_url, {
      client_id: connection.client_id,
      nonce: state,
      redirect_uri: ssoCallbackUrl(call.siteUrl, connection.id),
      response_type: 'code',
      scope: [...new Set(scopes)].filter(Boolean).join(' '),
      state,
      ...providerQuery(query),
    }),
  );
}

/** Without `b2b` in the path, also in B2B. The mobile SDKs add it and leave `/v1` out. */
export const ssoStarts = [start('/v1/public/sso/start'), start('/b2b/public/sso/start')];
