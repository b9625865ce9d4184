import type { Database } from '../../../store/database.ts';
import type { EmulatorContext } from '../../core/context.ts';
import { prepared } from '../../core/prepared.ts';
import { findByPublicToken } from '../../core/projects.ts';
import { fail } from '../errors.ts';
import type { MailRow } from '../mail/send.ts';

/**
 * The hop behind a mail's link. The B2B path is not confirmed; the consumer one differs by `/b2b` (docs/stytch.md,
 * "Link and redirect").
 */
export const REDIRECT_PATH = '/v1/b2b/magic_links/redirect';

/** What a link's token can be spent on, by the name the redirect gives it (docs/stytch.md, "Link and redirect"). */
const tokenType = (mail: Pick<MailRow, 'kind'>) =>
  mail.kind === 'discovery' ? 'discovery' : 'multi_tenant_magic_links';

/** The address in the mail. */
export function linkOf(mail: MailRow, siteUrl: string, publicToken: string): string {
  const query = new URLSearchParams({
    public_token: publicToken,
    stytch_token_type: tokenType(mail),
    token: mail.token,
  });
  return `${siteUrl}${REDIRECT_PATH}?${query}`;
}

/** What a link leads by: giving all sixteen columns back took as long as the update. */
const RETURNED = ['kind', 'token', 'redirect_url', 'organization_id'] as const;
type FollowedMail = Pick<MailRow, (typeof RETURNED)[number]>;

/** Marks the mail as opened, the first time. */
const open = prepared((db, given: { projectId: string; token: string; now: number }) =>
  db
    .updateTable('sandbox_mail')
    .set((eb) => ({ opened_at: eb.fn.coalesce('opened_at', eb.val(given.now)) }))
    .where('project_id', '=', given.projectId)
    .where('token', '=', given.token)
    .where('redirect_url', 'is not', null)
    .returning(RETURNED),
);

/**
 * Where a mail's link sends the browser: the app's own address, its query kept, with the token added. Nothing is spent;
 * that is for the app to do.
 */
export async function followLink(
  { db, checkRedirect, now }: Pick<EmulatorContext, 'db' | 'checkRedirect' | 'now'>,
  query: Record<string, string>,
): Promise<string> {
  const project = (await findByPublicToken(db, query.public_token ?? '')) ?? fail('public_token_not_found');
  const given = { projectId: project.id, token: query.token ?? '', now: now() + project.clock_offset_ms };
  const [mail] = (await open(db, given)).rows;
  if (!mail?.redirect_url || query.stytch_token_type !== tokenType(mail)) return fail('magic_link_not_found');
  // Registered once does not mean allowed today: the operator may have taken the host off the list.
  checkRedirect(mail.redirect_url);
  // In the order of the addresses that were recorded (docs/stytch.md, "Link and redirect").
  return withQuery(mail.redirect_url, {
    ...(await slugOf(db, project.id, mail)),
    stytch_redirect_type: mail.kind === 'discovery' ? 'login' : mail.kind,
    stytch_token_type: tokenType(mail),
    token: mail.token,
  });
}

/** Organization flows also say which organization (docs/stytch.md, "Link and redirect"). */
async function slugOf(db: Database, projectId: string, mail: FollowedMail): Promise<{ slug?: string }> {
  if (mail.organization_id === null) return {};
  const row = await db
    .selectFrom('sandbox_organizations')
    .select('slug')
    .where('project_id', '=', projectId)
    .where('id', '=', mail.organization_id)
    .executeTakeFirst();
  return row ?? {};
}

/** Adds to the query without touching what the app wrote there. */
const withQuery = (url: string, query: Record<string, string>) =>
  `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`;
