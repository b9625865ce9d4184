import { z } from 'zod';
import { MINUTE } from '../../core/time.ts';
import { fail } from '../errors.ts';
import { login, mailLocale, organizationId } from '../fields.ts';
import { continueLogin } from '../login/continue.ts';
import { checkNotLocked } from '../members/lock.ts';
import { operation } from '../operation.ts';
import { mergeClaims } from '../sessions/claims.ts';
import { findSession } from '../sessions/store.ts';
import { findMember, findOrganization } from '../store.ts';
import { passwordFactor } from './factor.ts';
import { passwordField, sessionFields } from './fields.ts';
import { hashPassword } from './hashes/verify.ts';
import { readPolicy } from './policy.ts';
import { checkStrength, revokeSessions, storePassword } from './store.ts';

/** Greatest age of the session's last factor (official description). */
const RECENT = 5 * MINUTE;

export const sessionReset = operation(
  'passwords.sessions.reset',
  'POST',
  '/v1/b2b/passwords/session/reset',
  z.object({
    organization_id: organizationId,
    password: passwordField,
    ...sessionFields,
    ...login,
    locale: mailLocale,
  }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const { session_token, session_jwt } = input;
    const session = await findSession(call, { session_token, session_jwt });
    if (session.organization_id !== organization.id) fail('session_not_found');
    const isRecent = session.factors.some((factor) => Date.parse(factor.last_authenticated_at) >= call.now - RECENT);
    if (!isRecent) fail('session_too_old_to_reset_password');
    const before = await findMember(call, organization.id, session.member_id);
    // Everything that can fail comes before the password is stored.
    checkNotLocked(before);
    mergeClaims(session.custom_claims, input.session_custom_claims);
    await checkStrength(await readPolicy(call), input.password, before.email_address);
    const member = await storePassword(call, before, await hashPassword(input.password));
    await revokeSessions(call, member.id, session.id);
    const factor = passwordFactor(organization.id, call.now);
    const continued = { session, person: undefined };
    return continueLogin(call, { organization, member, factor, continued, fields: input });
  },
);
