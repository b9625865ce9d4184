import { z } from 'zod';
import { deleteExpired, restoreRows, takeRows } from '../../core/projects/project-rows.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { listOf, time } from '../../core/projects/snapshot-fields.ts';
import { DAY } from '../../core/time.ts';
import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import { email } from '../fields.ts';
import { MAIL_KINDS } from './kinds.ts';
import { phoneNumber } from '../members/fields.ts';
import { idOf, token } from '../snapshot-fields.ts';

export const mailData = resourceData({
  fields: {
    mail: listOf(
      z.object({
        id: idOf('message'),
        kind: z.enum(MAIL_KINDS),
        email_address: email.or(phoneNumber),
        token: token.or(z.string().regex(/^\d{6}$/)),
        redirect_url: z.string().max(2048).nullable(),
        pkce_code_challenge: z.string().max(43).nullable(),
        organization_id: idOf('organization').nullable(),
        organization_name: z.string().max(128).nullable(),
        member_id: idOf('member').nullable(),
        created_at: time,
        expires_at: time,
        opened_at: time.nullable(),
        used_at: time.nullable(),
      }),
    ),
  },
  async take(db, projectId) {
    return { mail: await takeRows(db, 'sandbox_mail', projectId, 'position') };
  },
  async restore(trx, projectId, { mail }) {
    // No constraint of the table enforces this.
    if (new Set(mail.map(({ id }) => id)).size < mail.length) fail('invalid_control_request');
    const rows = mail.map((row, position) => ({ ...row, position, email_key: emailKey(row.email_address) }));
    await restoreRows(trx, 'sandbox_mail', projectId, rows);
  },
  // An expired link is kept for a day, because "expired" and "unknown" are different errors.
  sweep: (db, projectId, now) => deleteExpired(db, 'sandbox_mail', projectId, now - DAY),
});
