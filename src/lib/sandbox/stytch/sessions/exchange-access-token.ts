import { z } from 'zod';
import { isUniqueViolation } from '../../core/database/constraints.ts';
import { issueOneTime, type OneTimeKind } from '../../core/projects/one-time.ts';
import { MINUTE, timestamp } from '../../core/time.ts';
import { isGranted } from '../connected-apps/granted.ts';
import { fail } from '../errors.ts';
import { login, text } from '../fields.ts';
import { EXCHANGED } from '../login/factors.ts';
import { checkNotLocked } from '../members/lock.ts';
import { readUserToken, type AccessClaims } from '../oauth2/access-token.ts';
import { operation, type Call } from '../operation.ts';
import type { Factor } from '../rows.ts';
import { findMember, findOrganization } from '../store.ts';
import { sessionAnswer } from './answer.ts';
import { startSession } from './store.ts';

/** Greatest age of a token, in seconds (official description). */
const MOST_SECONDS = 300;

export const exchangeAccessToken = operation(
  'sessions.exchange_access_token',
  'POST',
  '/v1/b2b/sessions/exchange_access_token',
  z.object({
    access_token: text('idp_access_token_not_found', 8192, 1),
    session_duration_minutes: login.session_duration_minutes,
    session_custom_claims: login.session_custom_claims,
    telemetry_id: login.telemetry_id,
  }),
  async (call, input) => {
    const claims = (await readUserToken(call, input.access_token)) ?? fail('idp_access_token_not_found');
    if (!claims.scope.split(' ').includes('full_access')) fail('oauth_access_token_exchange_missing_full_access');
    if (call.now / 1000 - claims.iat > MOST_SECONDS) fail('oauth_access_token_exchange_token_too_old');
    if (!(await isGranted(call, claims))) fail('oauth_access_token_exchange_token_invalid_grant');
    const organization = await findOrganization(call, claims.organization_id);
    const member = await findMember(call, organization.id, claims.sub);
    checkNotLocked(member);
    await useUp(call, claims);
    const session = await startSession(call, member, [exchangedFactor(claims.client_id, call.now)], input);
    const answer = await sessionAnswer(call, session, member, organization);
    return { member_id: member.id, ...answer, member_device: null };
  },
);

const exchanged: OneTimeKind<object> = { purpose: 'app_exchange', data: z.object({}) };

/** Remembers that a token was exchanged, for as long as it could be again. */
async function useUp(call: Call, { jti }: AccessClaims): Promise<void> {
  await issueOneTime(call, exchanged, {}, (MOST_SECONDS / 60 + 1) * MINUTE, jti).catch((error: unknown) => {
    if (isUniqueViolation(error, 'token_hash')) fail('oauth_access_token_exchange_token_invalid_grant');
    throw error;
  });
}

function exchangedFactor(client_id: string, now: number): Factor {
  const time = timestamp(now);
  return {
    type: 'oauth',
    delivery_method: EXCHANGED,
    sequence_order: 'PRIMARY',
    last_authenticated_at: time,
    created_at: time,
    updated_at: time,
    oauth_access_token_exchange_factor: { client_id },
  };
}
