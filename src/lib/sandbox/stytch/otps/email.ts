import { z } from 'zod';
import { newCode } from '../../core/ids.ts';
import { fail } from '../errors.ts';
import {
  email,
  intermediateSessionToken,
  login,
  mailLocale,
  maybe,
  minutes,
  organizationId,
  sessionToken,
  templateId,
} from '../fields.ts';
import { loginOrSignUp } from '../login/by-email.ts';
import { emailFactor } from '../login/factors.ts';
import { continueLogin, findContinued } from '../login/continue.ts';
import { finishEmailUpdate, memberUpdatingTo, UPDATE_KINDS } from '../members/email-update.ts';
import { countingFailures } from '../members/lock.ts';
import { operation } from '../operation.ts';
import { findMemberByEmail, findOrganization } from '../store.ts';
import { codeField, EMAIL_CODES, expireCodes, spendCode } from './codes.ts';

const expiration = minutes('invalid_expiration_otp', 2, 15);

export const emailLoginOrSignup = operation(
  'otps.email.login_or_signup',
  'POST',
  '/v1/b2b/otps/email/login_or_signup',
  z.object({
    organization_id: organizationId,
    email_address: email,
    login_template_id: templateId,
    signup_template_id: templateId,
    locale: mailLocale,
    login_expiration_minutes: expiration,
    signup_expiration_minutes: expiration,
  }),
  (call, input) =>
    loginOrSignUp(call, input, {
      method: 'email_otp',
      mail: (isReturning) => ({
        kind: isReturning ? 'login_otp' : 'signup_otp',
        token: newCode(),
        minutes: isReturning ? input.login_expiration_minutes : input.signup_expiration_minutes,
      }),
      beforeSending: () => expireCodes(call, { recipient: input.email_address, kinds: EMAIL_CODES }),
    }),
);

export const emailAuthenticate = operation(
  'otps.email.authenticate',
  'POST',
  '/v1/b2b/otps/email/authenticate',
  z.object({
    organization_id: organizationId,
    email_address: email,
    code: codeField,
    session_token: maybe(sessionToken),
    session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
    intermediate_session_token: maybe(intermediateSessionToken),
    ...login,
    locale: mailLocale,
  }),
  async (call, input) => {
    const organization = await findOrganization(call, input.organization_id);
    const address = input.email_address;
    const byAddress = await findMemberByEmail(call, organization.id, address);
    const updating = byAddress ? undefined : await memberUpdatingTo(call, organization.id, address);
    const known = byAddress ?? updating ?? fail('otp_code_not_found');
    const continued = await findContinued(call, known, input);
    const kinds = updating ? UPDATE_KINDS : EMAIL_CODES;
    const codes = { recipient: address, kinds, member_id: known.id };
    const proved = await countingFailures(call, known, () => spendCode(call, codes, input.code));
    const member = updating ? await finishEmailUpdate(call, known, proved) : known;
    const factor = emailFactor('email_otp', member, call.now);
    const answer = await continueLogin(call, { organization, member, factor, continued, fields: input });
    return { ...answer, method_id: member.email_id, organization_id: organization.id };
  },
);
