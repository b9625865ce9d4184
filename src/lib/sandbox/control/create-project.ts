import { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import { isConstraintViolation } from '../core/database/constraints.ts';
import type { EmulatorContext } from '../core/context.ts';
import { readFields } from '../core/control-route.ts';
import { fail, SandboxError } from '../core/errors.ts';
import { hash, newId, newSecret } from '../core/ids.ts';
import { PROJECT_LIFE } from '../core/projects/projects.ts';
import type { ProviderData } from '../core/provider.ts';
import { checkProjectQuota } from '../core/projects/quotas.ts';
import {
  insertRedirectUrls,
  REDIRECT_TYPES,
  type RedirectUrl,
  redirectUrlsField,
} from '../core/projects/redirect-urls.ts';
import { SeedError } from '../core/projects/seed.ts';
import { timestamp } from '../core/time.ts';
import type { ProjectSeed } from './seed.ts';

/** The fields of a request for a new project. */
export const projectFields = z.object({
  redirect_urls: redirectUrlsField,
});

/** The response to a request for a new project. It's the only one that contains the secret. */
export interface CreatedProject {
  project_id: string;
  secret: string;
  public_token: string;
  /** The address to point an SDK at. */
  base_url: string;
  /** RFC 3339, real time. */
  expires_at: string;
}

/** The network that a project is created from. */
export interface Creator {
  /** A digest. */
  network: string;
  /** Whether the limit of new projects applies. */
  isLimited: boolean;
}

/**
 * Creates a project.
 * @param creator null where nothing is counted
 * @throws {SandboxError} when a redirect URL is not allowed or the limit is reached
 */
export async function createProject(
  context: EmulatorContext,
  providers: readonly ProviderData[],
  rawInput: Record<string, unknown>,
  creator: Creator | null,
): Promise<CreatedProject> {
  const { redirect_urls } = readFields(projectFields, rawInput);
  return context.db.transaction().execute(async (trx) => {
    if (creator?.isLimited) await checkProjectQuota(context, trx, creator.network);
    return insertProject(context, providers, trx, { redirect_urls }, null, creator?.network ?? null);
  });
}

/**
 * Creates the project that a seed describes. Deletes the project with the seed's `project_id` first, with all its data.
 * @throws {SeedError} when the seed contradicts itself
 */
export async function createSeededProject(
  context: EmulatorContext,
  providers: readonly ProviderData[],
  seed: ProjectSeed,
): Promise<CreatedProject> {
  try {
    return await context.db.transaction().execute(async (trx) => {
      if (seed.project_id !== undefined) await deleteProject(providers, trx, seed.project_id);
      return insertProject(context, providers, trx, seed, seed, null);
    });
  } catch (error) {
    if (error instanceof SandboxError) throw new SeedError(error.message);
    if (isConstraintViolation(error))
      throw new SeedError('The seed contains an ID, a token or a key twice, or another project already has it.');
    throw error;
  }
}

async function deleteProject(providers: readonly ProviderData[], trx: Executor, id: string): Promise<void> {
  await trx.deleteFrom('sandbox_projects').where('id', '=', id).execute();
  for (const provider of providers) await provider.remove?.(trx, id);
}

async function insertProject(
  context: EmulatorContext,
  providers: readonly ProviderData[],
  trx: Executor,
  wanted: ProjectSeed,
  seed: ProjectSeed | null,
  network: string | null,
): Promise<CreatedProject> {
  const urls = wanted.redirect_urls ?? [{ url: `${context.siteUrl}/authenticate`, types: [...REDIRECT_TYPES] }];
  checkRedirectUrls(context, urls);
  const now = context.now();
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
      made_from: network,
      created_at: now,
      last_used_at: now,
    })
    .execute();
  await insertRedirectUrls(trx, project.id, urls);
  let told = {};
  for (const provider of providers) told = { ...told, ...(await provider.create(context, trx, project.id, seed)) };
  return {
    project_id: project.id,
    secret,
    public_token: project.public_token,
    base_url: context.siteUrl,
    ...told,
    expires_at: timestamp(now + PROJECT_LIFE),
  };
}

export const offsetOf = ({ clock }: Pick<ProjectSeed, 'clock'>): number => (clock?.advance_seconds ?? 0) * 1000;

function checkRedirectUrls(context: EmulatorContext, urls: readonly RedirectUrl[]): void {
  for (const { url } of urls) context.checkRedirect(url);
  if (new Set(urls.map(({ url }) => url)).size < urls.length)
    fail('invalid_control_request', 'A redirect URL is given twice.');
}
