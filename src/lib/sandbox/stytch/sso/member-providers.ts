import { z } from 'zod';
import { fail } from '../errors.ts';
import { flagInQuery, memberId, organizationId } from '../fields.ts';
import type { HeldTokens, SsoRegistration } from '../login/registrations.ts';
import { changeMember } from '../members/change.ts';
import { held, refreshTokens } from '../oidc/client.ts';
import { type Call, operation } from '../operation.ts';
import type { MemberRow } from '../rows.ts';
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
    const member = await findMember(call, organization.id, input.member_id);
    const oidcConnection = async (id: string): Promise<OidcConnection | undefined> => {
      const ownConnection = organization.connections.find((one) => one.id === id);
      if (ownConnection?.kind !== 'external') return ownConnection?.kind === 'oidc' ? ownConnection : undefined;
      const owner = await findOwner(call, ownConnection.external_connection_id);
      return owner?.connections.find(
        (one) => one.kind === 'oidc' && one.id === ownConnection.external_connection_id,
      ) as OidcConnection | undefined;
    };
    const registrations = [];
    for (const one of member.profile.sso_registrations ?? []) {
      const connection = await oidcConnection(one.connection_id);
      if (!connection) continue;
      const { tokens, refresh_token } = await currentTokens(call, connection, member, one);
      registrations.push({
        provider_subject: one.external_id,
        connection_id: one.connection_id,
        access_token: tokens.access_token,
        access_token_expires_in: Math.round((tokens.expires_at - call.now) / 1000),
        id_token: tokens.id_token,
        scopes: tokens.scopes,
        ...(input.include_refresh_token && { refresh_token }),
      });
    }
    return { registrations };
  },
);

/**
 * Returns the tokens of the last login, or new ones once they have expired (official description). A provider may issue
 * no refresh token, or a new one with each use, so what it answers is stored.
 */
async function currentTokens(
  call: Call,
  connection: OidcConnection,
  member: MemberRow,
  { id, tokens, refresh_token }: SsoRegistration,
): Promise<{ tokens: HeldTokens; refresh_token: string }> {
  if (tokens && tokens.expires_at > call.now) return { tokens, refresh_token };
  checkProviderUrl(call, connection.token_url);
  const refreshed = await refreshTokens(call.outgoing, connection, refresh_token).catch(() =>
    fail('unable_to_refresh_oauth_token'),
  );
  const renewed = {
    tokens: held({ ...refreshed, id_token: refreshed.id_token || (tokens?.id_token ?? '') }, call.now),
    refresh_token: refreshed.refresh_token || refresh_token,
  };
  await changeMember(call, member, ({ profile, ...rest }) => ({
    ...rest,
    profile: {
      ...profile,
      sso_registrations: profile.sso_registrations?.map((one) => (one.id === id ? { ...one, ...renewed } : one)),
    },
  }));
  return renewed;
}
