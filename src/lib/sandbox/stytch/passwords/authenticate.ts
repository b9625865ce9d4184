import { z } from 'zod';
import { fail } from '../errors.ts';
import { email, organizationId } from '../fields.ts';
import { continueLogin, findContinued } from '../login/continue.ts';
import { operation } from '../operation.ts';
import { findMemberByEmail, findOrganization } from '../store.ts';
import { passwordFactor } from './factor.ts';
import { loginFields, passwordField } from './fields.ts';
import { hashPassword } from './hashes/verify.ts';
import { readPolicy } from './policy.ts';
import { checkPassword, checkStrength, revokeSessions, storePassword } from './store.ts';
import { strengthOf } from './strength.ts';

export const strengthCheck = operation(
  'passwords.strength_check',
  'POST',
  '/v1/b2b/passwords/strength_check',
  z.object({ password: passwordField, email_address: email.optional() }),
  async (call, { password, email_address }) => strengthOf(password, email_address, await readPolicy(call)),
);

export const authenticate = operation(
  'passwords.authenticate',
  'POST',
  '/v1/b2b/passwords/authenticate',
  z.object({ organization_id: organizationId, email_address: email, password: passwordField, ...loginFields }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const member = (await findMemberByEmail(call, organization.id, input.email_address)) ?? fail('email_not_found');
    const continued = await findContinued(call, member, input);
    await checkPassword(call, member, input.password);
    const factor = passwordFactor(organization.id, call.now);
    const answer = await continueLogin(call, { organization, member, factor, continued, fields: input });
    return { ...answer, organization_id: organization.id };
  },
);

const { intermediate_session_token: _, ...withoutIntermediate } = loginFields;

export const existingReset = operation(
  'passwords.existing_password.reset',
  'POST',
  '/v1/b2b/passwords/existing_password/reset',
  z.object({
    organization_id: organizationId,
    email_address: email,
    existing_password: passwordField,
    new_password: passwordField,
    ...withoutIntermediate,
  }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const before = (await findMemberByEmail(call, organization.id, input.email_address)) ?? fail('email_not_found');
    const continued = await findContinued(call, before, input);
    await checkStrength(await readPolicy(call), input.new_password, input.email_address);
    await checkPassword(call, before, input.existing_password);
    if (input.new_password === input.existing_password) fail('cannot_reset_password_with_existing_password');
    const member = await storePassword(call, before, await hashPassword(input.new_password));
    await revokeSessions(call, member.id, continued.session?.id);
    const factor = passwordFactor(organization.id, call.now);
    return continueLogin(call, { organization, member, factor, continued, fields: input });
  },
);
