import type { AccessClaims } from '../oauth2/access-token.ts';
import { StytchError } from '../errors.ts';
import type { Scope } from '../operation.ts';
import { findOrganization } from '../store.ts';
import { activeGrant } from './installed.ts';

/** Whether a member's grant still allows an access token: it wasn't revoked after the token was issued. */
export async function isGranted(call: Scope, claims: AccessClaims): Promise<boolean> {
  const organization = await findOrganization(call, claims.organization_id).catch((error: unknown) => {
    if (error instanceof StytchError) return undefined;
    throw error;
  });
  if (!organization) return false;
  const active = await activeGrant(call, organization, { member_id: claims.sub, app_id: claims.client_id });
  // Tokens name whole seconds.
  return active !== undefined && claims.iat >= Math.floor(active.grant.created_at / 1000);
}
