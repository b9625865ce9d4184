import type { Database } from '../../../store/database.ts';
import type { EmulatorContext } from '../../core/context.ts';
import { prepared } from '../../core/database/prepared.ts';
import { findByPublicToken } from '../../core/projects/projects.ts';
import { fail } from '../errors.ts';
import type { MailRow } from '../mail/send.ts';

/**
 * The path that an email's link opens. The B2B path is not confirmed; the consumer one lacks `/b2b` (docs/stytch.md,
 * "Link and redirect").
 */
export const REDIRECT_PATH = '/v1/b2b/magic_links/redirect';

/** The type of a link's token, as the redirect names it (docs/stytch.md, "Link and redirect"). */
const tokenType = ({ kind }: Pick<MailRow, 'kind'>) => {
  if (kind === 'discovery' || kind === 'discovery_reset_password') return 'discovery';
  return kind === 'reset_password' ? 'multi_tenant_passwords' : 'multi_tenant_magic_links';
};

/** The type of a redirect, as the redirect names it. A reset within an organization has none. */
function redirectType({ kind }: Pick<MailRow, 'kind'>): { stytch_redirect_type?: string } {
  if (kind === 'reset_password') return {};
  if (kind === 'discovery_reset_password') return { stytch_redirect_type: 'reset_password' };
  return { stytch_redirect_type: kind === 'discovery' || kind === 'email_update' ? 'login' : kind };
}

/** Returns the URL in an email. */
export function linkOf(mail: MailRow, siteUrl: string, publicToken: string): string {
  const query = new URLSearchParams({
    public_token: publicToken,
    stytch_token_type: tokenType(mail),
    token: mail.token,
  });
  return `${siteUrl}${REDIRECT_PATH}?${query}`;
}

/** The columns that the redirect needs. Returning all sixteen took as long as the update. */
const RETURNED = ['kind', 'token', 'redirect_url', 'organization_id'] as const;
type FollowedMail = Pick<MailRow, (typeof RETURNED)[number]>;

/** Records when the link was first opened. */
const open = prepared((db, values: { projectId: string; token: string; now: number }) =>
  db
    .updateTable('sandbox_mail')
    .set((eb) => ({ opened_at: eb.fn.coalesce('opened_at', eb.val(values.now)) }))
    .where('project_id', '=', values.projectId)
    .where('token', '=', values.token)
    .where('redirect_url', 'is not', null)
    .returning(RETURNED),
);

/** Finds the email without a record: a HEAD, as scanners of mail send, doesn't count as opening. */
const look = prepared((db, values: { projectId: string; token: string; now: number }) =>
  db
    .selectFrom('sandbox_mail')
    .select(RETURNED)
    .where('project_id', '=', values.projectId)
    .where('token', '=', values.token)
    .where('redirect_url', 'is not', null),
);

/**
 * Returns the URL that an email's link redirects to: the app's URL with its query string, plus the token. The token
 * isn't used up; that's for the app to do.
 * @param isOpened whether that counts as opening the link
 * @throws {StytchError} when the link is unknown
 * @throws {SandboxError} when the host is not allowed any more
 */
export async function followLink(
  { db, checkRedirect, now }: Pick<EmulatorContext, 'db' | 'checkRedirect' | 'now'>,
  query: Record<string, string>,
  isOpened: boolean,
): Promise<string> {
  const project = (await findByPublicToken(db, query.public_token ?? '')) ?? fail('public_token_not_found');
  const values = { projectId: project.id, token: query.token ?? '', now: now() + project.clock_offset_ms };
  const [mail] = (await (isOpened ? open : look)(db, values)).rows;
  if (!mail?.redirect_url || query.stytch_token_type !== tokenType(mail)) return fail('magic_link_not_found');
  // The operator may have removed the host from the list since the URL was registered.
  checkRedirect(mail.redirect_url);
  // In the order of recorded redirects (docs/stytch.md, "Link and redirect").
  return withQuery(mail.redirect_url, {
    ...(await slugOf(db, project.id, mail)),
    ...redirectType(mail),
    stytch_token_type: tokenType(mail),
    token: mail.token,
  });
}

/** Organization flows also name the organization (docs/stytch.md, "Link and redirect"). */
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

/** Adds query parameters and leaves the app's own unchanged. */
const withQuery = (url: string, query: Record<string, string>) =>
  `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`;
