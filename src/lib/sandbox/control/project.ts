import { z } from 'zod';
import { seed, seedRedirectUrls } from '../seed.ts';
import { fail } from '../stytch/errors.ts';
import { REDIRECT_TYPES, type RedirectUrl } from '../stytch/redirect-urls.ts';
import { fromStore } from '../stytch/stored.ts';
import { DAY, timestamp } from '../stytch/time.ts';
import { hash, newId, newSecret } from '../stytch/tokens.ts';
import type { Parts } from '../parts.ts';
import { readControl } from './fields.ts';

/** A project lives as long as it is used, and this long after. */
export const PROJECT_LIFE = DAY;

const redirectTypes = z
  .array(z.enum(REDIRECT_TYPES, 'invalid_redirect_url_type'), 'invalid_redirect_url_type')
  .min(1, 'invalid_redirect_url_type')
  .default([...REDIRECT_TYPES]);
const url = z.string('url must be a text.').max(2048, 'url is too long.');
export const redirectUrl = z.object({ url, types: redirectTypes }, 'A redirect URL must be {url, types}.');
/** What a project may be made with. */
export const projectFields = z.object({
  redirect_urls: z
    .array(
      z.union([url.transform((text) => ({ url: text, types: [...REDIRECT_TYPES] })), redirectUrl]),
      'redirect_urls must be a list.',
    )
    .max(100, 'too_many_redirect_urls')
    .optional(),
});

/**
 * Makes a project and says its secret, once.
 * @param madeFrom the network that asks, for the limit; null where none applies
 */
export async function createProject(parts: Parts, given: Record<string, unknown>, madeFrom: string | null) {
  const { redirect_urls } = readControl(projectFields, given);
  const urls: RedirectUrl[] = redirect_urls ?? [{ url: `${parts.siteUrl}/authenticate`, types: [...REDIRECT_TYPES] }];
  for (const entry of urls) parts.checkRedirect(entry.url);
  if (new Set(urls.map((entry) => entry.url)).size < urls.length)
    fail('invalid_control_request', 'A redirect URL is given twice.');

  const now = parts.now();
  if (madeFrom !== null) await checkLimit(parts, madeFrom, now);
  const project = { id: newId('project'), public_token: newId('public-token') };
  const secret = newSecret();
  const passwordless = await parts.db.transaction().execute(async (db) => {
    await db
      .insertInto('sandbox_projects')
      .values({
        ...project,
        secret_hash: hash(secret),
        initial_redirect_urls: JSON.stringify(urls),
        clock_offset_ms: 0,
        key_version: 0,
        made_from: madeFrom,
        created_at: now,
        last_used_at: now,
      })
      .execute();
    await seedRedirectUrls(db, project.id, urls);
    await seed(db, project.id, now);
    return parts.passwordless.keysFor(project.id, db);
  });
  return {
    project_id: project.id,
    secret,
    public_token: project.public_token,
    base_url: parts.siteUrl,
    passwordless,
    expires_at: timestamp(now + PROJECT_LIFE),
  };
}

/** Two at once may slip in together: the limit guards the disk, not a secret. */
async function checkLimit({ db, projectsPerAddress }: Parts, madeFrom: string, now: number): Promise<void> {
  const { n } = await db
    .selectFrom('sandbox_projects')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('made_from', '=', madeFrom)
    .where('created_at', '>', now - DAY)
    .executeTakeFirstOrThrow();
  if (n >= projectsPerAddress) fail('too_many_projects');
}

/** Everything of a project goes and the seed comes back. What stays: its credentials and its signing keys. */
export async function resetProject({ db, now, calls, passwordless }: Parts, projectId: string): Promise<void> {
  await calls.flush();
  await db.transaction().execute(async (trx) => {
    const project = await trx
      .updateTable('sandbox_projects')
      .set({ clock_offset_ms: 0 })
      .where('id', '=', projectId)
      .returning('initial_redirect_urls')
      .executeTakeFirst();
    if (!project) return fail('unauthorized_credentials');
    for (const table of OWNED) await trx.deleteFrom(table).where('project_id', '=', projectId).execute();
    const urls = fromStore<RedirectUrl[]>(project.initial_redirect_urls);
    await seedRedirectUrls(trx, projectId, urls);
    await seed(trx, projectId, now());
    await passwordless.reset(projectId, trx);
  });
}

/**
 * What belongs to a project. Organizations first, and with them their members, sessions and domains: whoever writes one
 * of those holds on to the organization before, and two that lock in one order never wait for each other.
 */
export const OWNED = [
  'sandbox_organizations',
  'sandbox_intermediate_sessions',
  'sandbox_mail',
  'sandbox_redirect_urls',
  'sandbox_faults',
  'sandbox_calls',
] as const;
