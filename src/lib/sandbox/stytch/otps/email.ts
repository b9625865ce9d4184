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
import { emailFactor } from '../login/factors.ts';
import { continueLogin, findContinued } from '../login/continue.ts';
import { checkMethodAllowed, isSandboxPair } from '../magic-links/allowed.ts';
import { signUp } from '../magic-links/login-or-signup.ts';
import { sendMail } from '../mail/send.ts';
import { finishEmailUpdate, memberUpdatingTo, UPDATE_KINDS } from '../members/email-update.ts';
import { memberAnswer } from '../members/answer.ts';
import { countingFailures } from '../members/lock.ts';
import { operation } from '../operation.ts';
import { sandboxMember } from '../sandbox-values.ts';
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
  async (call, input) => {
    if (isSandboxPair(input)) return { ...sandboxMember('active'), member_created: false };
    const organization = await findOrganization(call, input.organization_id);
    const known = await findMemberByEmail(call, organization.id, input.email_address);
    checkMethodAllowed(organization, known, 'email_otp');
    const returning = known?.status === 'active';
    const member = known ?? (await signUp(call, organization, input.email_address));
    await expireCodes(call, { recipient: member.email_address, kinds: EMAIL_CODES });
    await sendMail(call, {
      kind: returning ? 'login_otp' : 'signup_otp',
      email_address: member.email_address,
      token: newCode(),
      minutes: (returning ? input.login_expiration_minutes : input.signup_expiration_minutes) ?? 10,
      organization,
      member_id: member.id,
    });
    return { ...memberAnswer(member, organization), member_created: !known };
  },
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
    const own = await findMemberByEmail(call, organization.id, address);
    const updating = own ? undefined : await memberUpdatingTo(call, organization.id, address);
    const known = own ?? updating ?? fail('otp_code_not_found');
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
