import type { Selectable } from 'kysely';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import { prepared } from '../../core/database/prepared.ts';
import { MINUTE } from '../../core/time.ts';
import { emailKey } from '../domains.ts';
import { newId } from '../ids.ts';
import type { Call } from '../operation.ts';
import { SANDBOX_EMAIL } from '../sandbox-values.ts';
import { DEFAULT_MINUTES } from './lifetimes.ts';

export type MailRow = Selectable<SandboxTables['sandbox_mail']>;

export type MailKind = MailRow['kind'];

export interface NewMail extends Pick<MailRow, 'kind' | 'email_address' | 'token'> {
  /** Minutes until it expires; the default of its kind if omitted. */
  minutes?: number | undefined;
  redirect_url?: string;
  pkce_code_challenge?: string | undefined;
  organization?: { id: string; name: string };
  member_id?: string;
}

const insert = prepared((db, row: MailRow) => db.insertInto('sandbox_mail').values(row));

/** Sends an email, which means adding it to the project's inbox. Stytch's test address gets none. */
export async function sendMail({ db, project, now, nextPosition }: Call, mail: NewMail): Promise<void> {
  if (mail.email_address === SANDBOX_EMAIL) return;
  await insert(db, {
    project_id: project.id,
    id: newId('message'),
    position: nextPosition(),
    kind: mail.kind,
    email_address: mail.email_address,
    email_key: emailKey(mail.email_address),
    token: mail.token,
    redirect_url: mail.redirect_url ?? null,
    pkce_code_challenge: mail.pkce_code_challenge ?? null,
    organization_id: mail.organization?.id ?? null,
    organization_name: mail.organization?.name ?? null,
    member_id: mail.member_id ?? null,
    created_at: now,
    expires_at: now + (mail.minutes ?? DEFAULT_MINUTES[mail.kind]) * MINUTE,
    opened_at: null,
    used_at: null,
  });
}
