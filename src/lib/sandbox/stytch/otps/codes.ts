import { z } from 'zod';
import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import type { MailKind } from '../mail/send.ts';
import type { Call } from '../operation.ts';

export const codeField = z.string('invalid_code').regex(/^\d{6}$/, 'invalid_code');

/** The recipient and purpose of a code. */
export interface Addressed {
  /** An email address or a phone number. */
  recipient: string;
  kinds: MailKind[];
  /** Omitted for a code that belongs to no member. */
  member_id?: string;
}

/** Emails with a code: a new one makes all older ones for that address invalid (official description). */
export const EMAIL_CODES: MailKind[] = ['discovery_otp', 'login_otp', 'signup_otp', 'email_update_otp'];

const codes = ({ db, project }: Call, { recipient, kinds, member_id }: Addressed) =>
  db
    .updateTable('sandbox_mail')
    .where('project_id', '=', project.id)
    .where('email_key', '=', emailKey(recipient))
    .where('kind', 'in', kinds)
    .$if(member_id !== undefined, (query) => query.where('member_id', '=', member_id ?? ''));

/** Makes the codes that were sent before invalid. */
export async function expireCodes(call: Call, addressed: Addressed): Promise<void> {
  await codes(call, addressed)
    .set({ expires_at: call.now })
    .where('used_at', 'is', null)
    .where('expires_at', '>', call.now)
    .execute();
}

/**
 * Uses up a code, in one statement: of several concurrent calls exactly one succeeds.
 * @returns the address as it was given when the code was sent
 * @throws {StytchError} when the code is wrong, used or expired
 */
export async function spendCode(call: Call, addressed: Addressed, code: string): Promise<string> {
  const spent = await codes(call, addressed)
    .set({ used_at: call.now })
    .where('token', '=', code)
    .where('used_at', 'is', null)
    .where('expires_at', '>', call.now)
    .returning('email_address')
    .executeTakeFirst();
  return spent?.email_address ?? failWithReason(call, addressed, code);
}

async function failWithReason({ db, project }: Call, addressed: Addressed, code: string): Promise<never> {
  const { recipient, kinds, member_id } = addressed;
  const known = await db
    .selectFrom('sandbox_mail')
    .select('id')
    .where('project_id', '=', project.id)
    .where('email_key', '=', emailKey(recipient))
    .where('kind', 'in', kinds)
    .$if(member_id !== undefined, (query) => query.where('member_id', '=', member_id ?? ''))
    .where('token', '=', code)
    .executeTakeFirst();
  return fail(known ? 'unable_to_auth_otp_code' : 'otp_code_not_found');
}
