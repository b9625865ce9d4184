import { z } from 'zod';
import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import { email, mailLocale, minutes, templateId } from '../fields.ts';
import { sendMail } from '../mail/send.ts';
import { operation, type Call } from '../operation.ts';
import { SANDBOX_EMAIL } from '../sandbox-values.ts';
import { newCode } from '../../core/ids.ts';
import { discovered } from '../login/discovered.ts';

const send = operation(
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
    if (email_address === SANDBOX_EMAIL) return {};
    // Only the newest code is valid (official description of this operation).
    await codes(call, email_address)
      .set({ expires_at: call.now })
      .where('used_at', 'is', null)
      .where('expires_at', '>', call.now)
      .execute();
    await sendMail(call, {
      kind: 'discovery_otp',
      email_address,
      token: newCode(),
      minutes: discovery_expiration_minutes ?? 10,
    });
    return {};
  },
);

const authenticate = operation(
  'otps.email.discovery.authenticate',
  'POST',
  '/v1/b2b/otps/email/discovery/authenticate',
  z.object({ email_address: email, code: z.string('invalid_code').regex(/^\d{6}$/, 'invalid_code') }),
  async (call, input) => {
    const spent = await codes(call, input.email_address)
      .set({ used_at: call.now })
      .where('token', '=', input.code)
      .where('used_at', 'is', null)
      .where('expires_at', '>', call.now)
      .returning('email_address')
      .executeTakeFirst();
    return spent
      ? discovered(call, spent.email_address, 'email_otp')
      : failWithReason(call, input.email_address, input.code);
  },
);

const codes = ({ db, project }: Call, address: string) =>
  db
    .updateTable('sandbox_mail')
    .where('project_id', '=', project.id)
    .where('email_key', '=', emailKey(address))
    .where('kind', '=', 'discovery_otp');

async function failWithReason({ db, project }: Call, address: string, code: string): Promise<never> {
  const known = await db
    .selectFrom('sandbox_mail')
    .select('id')
    .where('project_id', '=', project.id)
    .where('email_key', '=', emailKey(address))
    .where('kind', '=', 'discovery_otp')
    .where('token', '=', code)
    .executeTakeFirst();
  return fail(known ? 'unable_to_auth_otp_code' : 'otp_code_not_found');
}

export const otps = [send, authenticate];
