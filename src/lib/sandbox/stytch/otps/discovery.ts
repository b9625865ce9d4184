import { z } from 'zod';
import { newCode } from '../../core/ids.ts';
import { email, mailLocale, minutes, templateId } from '../fields.ts';
import { discovered } from '../login/discovered.ts';
import { sendMail } from '../mail/send.ts';
import { operation } from '../operation.ts';
import { codeField, EMAIL_CODES, expireCodes, spendCode } from './codes.ts';

export const discoverySend = operation(
  'otps.email.discovery.send',
  'POST',
  '/v1/b2b/otps/email/discovery/send',
  z.object({
    email_address: email,
    login_template_id: templateId,
    locale: mailLocale,
    discovery_expiration_minutes: minutes('invalid_expiration_otp', 2, 15),
  }),
  async (call, { email_address, discovery_expiration_minutes }) => {
    await expireCodes(call, { recipient: email_address, kinds: EMAIL_CODES });
    await sendMail(call, {
      kind: 'discovery_otp',
      email_address,
      token: newCode(),
      minutes: discovery_expiration_minutes,
    });
    return {};
  },
);

export const discoveryAuthenticate = operation(
  'otps.email.discovery.authenticate',
  'POST',
  '/v1/b2b/otps/email/discovery/authenticate',
  z.object({ email_address: email, code: codeField }),
  async (call, { email_address, code }) => {
    const proved = await spendCode(call, { recipient: email_address, kinds: ['discovery_otp'] }, code);
    return discovered(call, proved, 'email_otp');
  },
);
