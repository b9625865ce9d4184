import type { Executor } from '../../store/database.ts';
import { fail } from '../stytch/errors.ts';
import { listRedirectUrls, type RedirectUrl } from '../stytch/magic-links/redirect-urls.ts';

/** Registers a URL. One that is there gets the new types and keeps its place. */
export async function addRedirectUrl(
  db: Executor,
  projectId: string,
  position: number,
  { url, types }: RedirectUrl,
): Promise<void> {
  const registered = await listRedirectUrls(db, projectId);
  if (registered.length >= 100 && !registered.some((entry) => entry.url === url)) fail('too_many_redirect_urls');
  await db
    .insertInto('sandbox_redirect_urls')
    .values({ project_id: projectId, url, types: JSON.stringify(types), position })
    .onConflict((conflict) => conflict.columns(['project_id', 'url']).doUpdateSet({ types: JSON.stringify(types) }))
    .execute();
}

/** Takes a URL off the list. */
export async function removeRedirectUrl(db: Executor, projectId: string, url: string): Promise<void> {
  const gone = await db
    .deleteFrom('sandbox_redirect_urls')
    .where('project_id', '=', projectId)
    .where('url', '=', url)
    .returning('url')
    .executeTakeFirst();
  if (!gone) fail('redirect_url_not_found');
}
