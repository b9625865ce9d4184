import { z } from 'zod';
import { takeOneTime } from '../../core/projects/one-time.ts';
import { timestamp } from '../../core/time.ts';
import { fail } from '../errors.ts';
import { impersonationToken as tokenField } from '../fields.ts';
import { operation } from '../operation.ts';
import type { Factor } from '../rows.ts';
import { sessionAnswer } from '../sessions/answer.ts';
import { startSession } from '../sessions/store.ts';
import { findMember, findOrganization } from '../store.ts';
import { impersonationToken, type Impersonation } from './token.ts';

export const authenticate = operation(
  'impersonation.authenticate',
  'POST',
  '/v1/b2b/impersonation/authenticate',
  z.object({ impersonation_token: tokenField }),
  async (call, { impersonation_token }) => {
    const impersonation = await takeOneTime(call, impersonationToken, impersonation_token);
    if (!impersonation) return fail('unable_to_auth_impersonation_token');
    const organization = await findOrganization(call, impersonation.organization_id);
    const member = await findMember(call, organization.id, impersonation.member_id);
    // Neither a lock nor a second factor applies: the session isn't the member's own.
    const session = await startSession(call, member, [impersonatedFactor(impersonation, call.now)], {});
    return {
      member_id: member.id,
      organization_id: organization.id,
      member_authenticated: true,
      intermediate_session_token: '',
      mfa_required: null,
      ...(await sessionAnswer(call, session, member, organization)),
    };
  },
);

function impersonatedFactor({ impersonator_id, impersonator_email_address }: Impersonation, now: number): Factor {
  const time = timestamp(now);
  return {
    type: 'impersonated',
    delivery_method: 'impersonation',
    sequence_order: 'PRIMARY',
    last_authenticated_at: time,
    created_at: time,
    updated_at: time,
    impersonated_factor: { impersonator_id, impersonator_email_address },
  };
}
