import { serialized } from '../../store/locks.ts';
import type { Executor } from '../../store/database.ts';
import { z } from 'zod';
import { furnish } from '../stytch/seed.ts';
import { redirectUrls } from '../core/redirect-fields.ts';
import { seedRedirectUrls } from '../stytch/seed-default.ts';
import { SeedError, type Seed } from '../seed-file.ts';
import { fail, StytchError } from '../stytch/errors.ts';
import { REDIRECT_TYPES, type RedirectUrl } from '../stytch/magic-links/redirect-urls.ts';
import { fromStore } from '../core/parse-json.ts';
import { DAY, timestamp } from '../core/time.ts';
import { hash, newId, newSecret } from '../core/ids.ts';
import { isConstraintViolation } from '../core/constraints.ts';
import type { Parts } from '../core/context.ts';
import { readControl } from './fields.ts';

/** A project lives as long as it is used, and this long after. */
export const PROJECT_LIFE = DAY;

/** What a project may be made with. */
export const projectFields = z.object({
  redirect_urls: redirectUrls,
});

/**
 * Makes a project and says its secret, once.
 * @param madeFrom the network that asks, for the limit; null where none applies
 */
export async function createProject(parts: Parts, given: Record<string, unknown>, madeFrom: string | null) {
  const { redirect_urls } = readControl(projectFields, given);
  return parts.db.transaction().execute(async (trx) => {
    if (madeFrom !== null) await checkLimit(trx, parts, madeFrom);
    return insertProject(parts, trx, { redirect_urls }, null, madeFrom);
  });
}

/**
 * Makes the project that a seed describes. One that is there with the id that the seed pins goes first, with all it holds.
 * @throws {SeedError} where the seed contradicts itself
 */
export async function plantSeed(parts: Parts, seed: Seed): Promise<MadeProject> {
  try {
    return await parts.db.transaction().execute(async (trx) => {
      if (seed.project_id !== undefined) await deleteProject(trx, seed.project_id);
      return insertProject(parts, trx, seed, seed, null);
    });
  } catch (error) {
    if (error instanceof StytchError) throw new SeedError(error.message);
    if (isConstraintViolation(error))
      throw new SeedError('An id, a token or a key that the seed pins stands in it twice, or another project has it.');
    throw error;
  }
}

async function deleteProject(trx: Executor, id: string): Promise<void> {
  await trx.deleteFrom('sandbox_projects').where('id', '=', id).execute();
  await trx.deleteFrom('sandbox_keys').where('owner', '=', id).execute();
}

/** What of a project is said by whoever makes it; the rest is new. */
type Wanted = Pick<Seed, 'redirect_urls'> &
  Partial<Pick<Seed, 'project_id' | 'secret' | 'public_token' | 'passwordless' | 'clock'>>;

async function insertProject(parts: Parts, trx: Executor, wanted: Wanted, seed: Seed | null, madeFrom: string | null) {
  const urls = wanted.redirect_urls ?? [{ url: `${parts.siteUrl}/authenticate`, types: [...REDIRECT_TYPES] }];
  checkRedirectUrls(parts, urls);
  const now = parts.now();
  const secret = wanted.secret ?? newSecret();
  const project = {
    id: wanted.project_id ?? newId('project'),
    public_token: wanted.public_token ?? newId('public-token'),
  };
  await trx
    .insertInto('sandbox_projects')
    .values({
      ...project,
      secret_hash: hash(secret),
      initial_redirect_urls: JSON.stringify(urls),
      seed: seed && JSON.stringify(seed),
      clock_offset_ms: offsetOf(wanted),
      key_version: 0,
      made_from: madeFrom,
      created_at: now,
      last_used_at: now,
    })
    .execute();
  await seedRedirectUrls(trx, project.id, urls);
  await furnish(trx, project.id, seed, now);
  return {
    project_id: project.id,
    secret,
    public_token: project.public_token,
    base_url: parts.siteUrl,
    passwordless: await parts.passwordless.keysFor(project.id, trx, wanted.passwordless),
    expires_at: timestamp(now + PROJECT_LIFE),
  };
}

/** What whoever makes a project is told. */
export type MadeProject = Awaited<ReturnType<typeof insertProject>>;

const offsetOf = ({ clock }: Pick<Wanted, 'clock'>): number => (clock?.advance_seconds ?? 0) * 1000;

function checkRedirectUrls(parts: Parts, urls: RedirectUrl[]): void {
  for (const { url } of urls) parts.checkRedirect(url);
  if (new Set(urls.map(({ url }) => url)).size < urls.length)
    fail('invalid_control_request', 'A redirect URL is given twice.');
}

/** One after the other: those asked for at once would all be counted before any is made. */
async function checkLimit(trx: Executor, { db, now, projectsPerAddress }: Parts, madeFrom: string): Promise<void> {
  await serialized(db, trx, madeFrom);
  const { n } = await trx
    .selectFrom('sandbox_projects')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('made_from', '=', madeFrom)
    .where('created_at', '>', now() - DAY)
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
      .returning(['initial_redirect_urls', 'seed'])
      .executeTakeFirst();
    if (!project) return fail('unauthorized_credentials');
    const seed = project.seed === null ? null : fromStore<Seed>(project.seed);
    if (seed?.clock)
      await trx
        .updateTable('sandbox_projects')
        .set({ clock_offset_ms: offsetOf(seed) })
        .where('id', '=', projectId)
        .execute();
    for (const table of OWNED) await trx.deleteFrom(table).where('project_id', '=', projectId).execute();
    const urls = fromStore<RedirectUrl[]>(project.initial_redirect_urls);
    await seedRedirectUrls(trx, projectId, urls);
    await furnish(trx, projectId, seed, now());
    await passwordless.reset(projectId, trx);
  });
}

/**
 * What belongs to a project. With organizations go their members, sessions and domains: whoever writes one of those holds
 * on to the organization before, and whoever makes one to an intermediate session before that. Two that lock in one order
 * never wait for each other.
 */
export const OWNED = [
  'sandbox_intermediate_sessions',
  'sandbox_organizations',
  'sandbox_mail',
  'sandbox_redirect_urls',
  'sandbox_faults',
  'sandbox_calls',
] as const;
