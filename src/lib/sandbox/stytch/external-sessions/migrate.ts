import { z } from 'zod';
import { readSetting } from '../../core/projects/project-settings.ts';
import { timestamp } from '../../core/time.ts';
import { fail } from '../errors.ts';
import { login, organizationId, text } from '../fields.ts';
import { checkNotLocked } from '../members/lock.ts';
import { operation } from '../operation.ts';
import type { Factor } from '../rows.ts';
import { sessionAnswer } from '../sessions/answer.ts';
import { startSession } from '../sessions/store.ts';
import { findMemberByEmail, findOrganization } from '../store.ts';
import { EXTERNAL_SESSIONS } from './setting.ts';

export const migrate = operation(
  'sessions.migrate',
  'POST',
  '/v1/b2b/sessions/migrate',
  z.object({
    session_token: text('invalid_session_token', 4096, 1),
    organization_id: organizationId,
    session_duration_minutes: login.session_duration_minutes,
    session_custom_claims: login.session_custom_claims,
  }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const known = await readSetting(call.db, call.project.id, EXTERNAL_SESSIONS);
    const external = known.find(({ session_token }) => session_token === input.session_token);
    if (!external) return fail('migrate_from_external_unexpected_response');
    const { email_address } = external;
    if (email_address === undefined) return fail('migrate_from_external_missing_userinfo');
    const member = await findMemberByEmail(call, organization.id, email_address);
    if (!member) return fail('migrate_from_external_email_does_not_exist');
    checkNotLocked(member);
    const session = await startSession(call, member, [importedFactor(call.now)], input);
    return { member_id: member.id, ...(await sessionAnswer(call, session, member, organization)) };
  },
);

/** The only kind of imported session that Stytch's types name. */
function importedFactor(now: number): Factor {
  const time = timestamp(now);
  return {
    type: 'imported',
    delivery_method: 'imported_auth0',
    sequence_order: 'PRIMARY',
    last_authenticated_at: time,
    created_at: time,
    updated_at: time,
  };
}
