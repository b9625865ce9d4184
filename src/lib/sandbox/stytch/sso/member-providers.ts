import { z } from 'zod';
import { fail } from '../errors.ts';
import { flagInQuery, memberId, organizationId } from '../fields.ts';
import { refreshTokens } from '../oidc/client.ts';
import { operation } from '../operation.ts';
import { findMember, findOrganization } from '../store.ts';
import { checkProviderUrl } from './allowed.ts';
import type { OidcConnection } from './connection.ts';
import { findOwner } from './store.ts';

export const oidcProviders = operation(
  'organizations.members.oidc_providers',
  'GET',
  '/v1/b2b/organizations/{organization_id}/members/{member_id}/oidc_providers',
  z.object({ organization_id: organizationId, member_id: memberId, include_refresh_token: flagInQuery }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const { profile } = await findMember(call, organization.id, input.member_id);
    const oidcConnection = async (id: string): Promise<OidcConnection | undefined> => {
      const own = organization.connections.find((one) => one.id === id);
      if (own?.kind !== 'external') return own?.kind === 'oidc' ? own : undefined;
      const owner = await findOwner(call, own.external_connection_id);
      return owner?.connections.find((one) => one.kind === 'oidc' && one.id === own.external_connection_id) as
        OidcConnection | undefined;
    };
    const registrations = [];
    for (const one of profile.sso_registrations ?? []) {
      const connection = await oidcConnection(one.connection_id);
      if (!connection) continue;
      checkProviderUrl(call, connection.token_url);
      const tokens = await refreshTokens(call.outgoing, connection, one.refresh_token).catch(() =>
        fail('unable_to_refresh_oauth_token'),
      );
      registrations.push({
        provider_subject: one.external_id,
        connection_id: one.connection_id,
        access_token: tokens.access_token,
        access_token_expires_in: tokens.expires_in,
        id_token: tokens.id_token,
        scopes: tokens.scopes,
        ...(input.include_refresh_token && { refresh_token: one.refresh_token }),
      });
    }
    return { registrations };
  },
);
