import type { Database, Executor } from '../../store/database.ts';
import { serialized } from '../../store/locks.ts';
import type { EmulatorContext } from '../core/context.ts';
import { fail } from '../core/errors.ts';
import { parseJson } from '../core/database/parse-json.ts';
import type { ProviderData } from '../core/provider.ts';
import { insertRedirectUrls, type RedirectUrl } from '../core/projects/redirect-urls.ts';
import { offsetOf } from './create-project.ts';
import type { ProjectSeed } from './seed.ts';

/** Resets a project to the state it was created in. Credentials and signing keys stay the same. */
export async function resetProject(
  context: EmulatorContext,
  providers: readonly ProviderData[],
  projectId: string,
): Promise<void> {
  await context.calls.flush();
  await context.db.transaction().execute(async (trx) => {
    await replacing(context.db, trx, projectId);
    const project = await trx
      .selectFrom('sandbox_projects')
      .select(['initial_redirect_urls', 'seed'])
      .where('id', '=', projectId)
      .executeTakeFirst();
    if (!project) return fail('unauthorized_credentials');
    const seed = project.seed === null ? null : parseJson<ProjectSeed>(project.seed);
    for (const provider of providers) await provider.reset(context, trx, projectId, seed);
    for (const table of ['sandbox_redirect_urls', 'sandbox_faults', 'sandbox_calls'] as const)
      await trx.deleteFrom(table).where('project_id', '=', projectId).execute();
    await insertRedirectUrls(trx, projectId, parseJson<RedirectUrl[]>(project.initial_redirect_urls));
    await setClock(trx, projectId, seed?.clock ? offsetOf(seed) : 0);
  });
}

/**
 * Begins a transaction that replaces what a project has: one at a time for a project. It locks the project's own row
 * last, because every write does when its bytes are counted (`store/budgets/postgres.ts`).
 */
export const replacing = (db: Database, trx: Executor, projectId: string): Promise<void> =>
  serialized(db, trx, `replace ${projectId}`);

/**
 * Sets a project's clock.
 * @param offset how far sandbox time is ahead of real time, in milliseconds
 */
export async function setClock(trx: Executor, projectId: string, offset: number): Promise<void> {
  await trx.updateTable('sandbox_projects').set({ clock_offset_ms: offset }).where('id', '=', projectId).execute();
}
