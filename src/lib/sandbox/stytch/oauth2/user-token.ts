import { z } from 'zod';
import { findOneTime, issueOneTime, takeOneTime, type OneTimeKind } from '../../core/projects/one-time.ts';
import { hash } from '../../core/ids.ts';
import { DAY } from '../../core/time.ts';
import type { ConnectedApp } from '../connected-apps/app.ts';
import { authorizationCode } from '../connected-apps/authorize.ts';
import { activeGrant } from '../connected-apps/installed.ts';
import { StytchError } from '../errors.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { findMember, findOrganization } from '../store.ts';
import { userToken, idToken } from './access-token.ts';
import { authenticateApp } from './client-auth.ts';
import { refuse } from './errors.ts';
import type { Oauth2Call } from './route.ts';

/** The content of a refresh token. */
const refresh = z.object({
  client_id: z.string(),
  organization_id: z.string(),
  member_id: z.string(),
  scopes: z.array(z.string()),
  /** Time of the member's grant that it belongs to: after a revocation, the next grant is another one. */
  granted_at: z.number(),
});
type Refresh = z.output<typeof refresh>;
const refreshToken: OneTimeKind<Refresh> = { purpose: 'app_refresh', data: refresh };

/** The lifetime of a refresh token (docs/stytch-federation.md, "Connected apps and M2M"). */
const REFRESH_LIFE = 90 * DAY;

/** Exchanges an authorization code (RFC 6749, section 4.1.3). */
export async function byCode(call: Oauth2Call, fields: Record<string, string>) {
  const app = await authenticateApp(call, fields);
  const issued = await takeOneTime(call, authorizationCode, fields.code ?? '');
  if (issued?.client_id !== app.id || issued.redirect_uri !== fields.redirect_uri) return refuse('invalid_grant');
  const { code_challenge, nonce, ...access } = issued;
  if (code_challenge !== (fields.code_verifier === undefined ? null : hash(fields.code_verifier)))
    refuse('invalid_grant', 'The code_verifier does not match the code_challenge.');
  return tokens(call, app, access, nonce);
}

/** Exchanges a refresh token: a public app gets a new one, any other keeps it (RFC 6749, section 6). */
export async function byRefresh(call: Oauth2Call, fields: Record<string, string>) {
  const app = await authenticateApp(call, fields);
  const token = fields.refresh_token ?? '';
  // Another app's attempt must not use the token up.
  const held = await findOneTime(call, refreshToken, token);
  if (held?.client_id !== app.id) return refuse('invalid_grant');
  const taken = (await takeOneTime(call, refreshToken, token)) ?? refuse('invalid_grant');
  return tokens(call, app, taken, null, { granted_at: taken.granted_at, token });
}

type Access = Pick<Refresh, 'organization_id' | 'member_id' | 'scopes'>;

/**
 * Makes the response of the token endpoint.
 * @param refreshed the refresh token that was exchanged, and the grant that it belongs to
 */
async function tokens(
  call: Oauth2Call,
  app: ConnectedApp,
  { organization_id, member_id, scopes }: Access,
  nonce: string | null,
  refreshed?: { granted_at: number; token: string },
) {
  const { organization, member } = await ownerOf(call, { organization_id, member_id });
  const active = await activeGrant(call, organization, { member_id, app_id: app.id });
  if (!active || (refreshed && active.grant.created_at !== refreshed.granted_at)) return refuse('invalid_grant');
  const access = { app, organization, member, scopes };
  const data: Refresh = {
    client_id: app.id,
    organization_id,
    member_id,
    scopes,
    granted_at: active.grant.created_at,
  };
  const reusedToken = app.data.secret === null ? undefined : refreshed?.token;
  return {
    ...(await userToken(call, access)),
    ...(scopes.includes('openid') && { id_token: await idToken(call, access, nonce) }),
    ...(scopes.includes('offline_access') && {
      refresh_token: await issueOneTime(call, refreshToken, data, REFRESH_LIFE, reusedToken),
    }),
  };
}

/** Returns the member that a token acts for. */
async function ownerOf(
  call: Oauth2Call,
  { organization_id, member_id }: { organization_id: string; member_id: string },
): Promise<{ organization: OrganizationRow; member: MemberRow }> {
  try {
    const organization = await findOrganization(call, organization_id);
    return { organization, member: await findMember(call, organization.id, member_id) };
  } catch (error) {
    if (error instanceof StytchError) return refuse('invalid_grant');
    throw error;
  }
}
