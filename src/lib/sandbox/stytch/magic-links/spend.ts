import { prepared } from '../../core/database/prepared.ts';
import { fail } from '../errors.ts';
import type { MailKind, MailRow } from '../mail/send.ts';
import type { Call } from '../operation.ts';
import { challengeOf, checkChallenge } from './pkce.ts';

/** The columns that the caller needs. Returning all sixteen took as long as the update. */
const RETURNED = ['kind', 'email_address', 'organization_id', 'member_id'] as const;

export type SpentMail = Pick<MailRow, (typeof RETURNED)[number]>;

/** `spendLink` for a discovery link without PKCE, the most frequent case. */
const spendPlainDiscovery = prepared((db, values: { projectId: string; token: string; now: number }) =>
  db
    .updateTable('sandbox_mail')
    .set({ used_at: values.now })
    .where('project_id', '=', values.projectId)
    .where('token', '=', values.token)
    .where('kind', '=', 'discovery')
    .where('used_at', 'is', null)
    .where('expires_at', '>', values.now)
    .where('pkce_code_challenge', 'is', null)
    .returning(RETURNED),
);

/**
 * Uses up a magic link. It's one statement, so that exactly one of several concurrent calls succeeds. Only a failed
 * call needs a second query, for the reason.
 * @param kinds the kinds of email whose links are accepted
 * @param verifier the PKCE code verifier, if there is one
 * @throws {StytchError} when the link can't be used
 */
export async function spendLink(
  call: Call,
  token: string,
  kinds: MailKind[],
  verifier: string | undefined,
): Promise<SpentMail> {
  const { db, project, now } = call;
  if (verifier === undefined && kinds.length === 1 && kinds[0] === 'discovery') {
    const { rows } = await spendPlainDiscovery(db, { projectId: project.id, token, now });
    return rows[0] ?? failWithReason(call, token, kinds, verifier);
  }
  const challenge = challengeOf(verifier);
  const spent = await db
    .updateTable('sandbox_mail')
    .set({ used_at: now })
    .where('project_id', '=', project.id)
    .where('token', '=', token)
    .where('kind', 'in', kinds)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('pkce_code_challenge', challenge === null ? 'is' : '=', challenge)
    .returning(RETURNED)
    .executeTakeFirst();
  return spent ?? failWithReason(call, token, kinds, verifier);
}

async function failWithReason(
  { db, project, now }: Call,
  token: string,
  kinds: MailKind[],
  verifier: string | undefined,
): Promise<never> {
  const mail = await db
    .selectFrom('sandbox_mail')
    .selectAll()
    .where('project_id', '=', project.id)
    .where('token', '=', token)
    .where('kind', 'in', kinds)
    .executeTakeFirst();
  if (!mail) return fail('magic_link_not_found');
  if (mail.used_at === null && mail.expires_at > now) checkChallenge(mail.pkce_code_challenge, verifier);
  return fail('unable_to_auth_magic_link');
}
