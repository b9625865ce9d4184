import { serialized } from '../../../store/locks.ts';
import type { Executor } from '../../../store/database.ts';
import type { EmulatorContext } from '../context.ts';
import { fail } from '../errors.ts';
import { DAY } from '../time.ts';

/**
 * Enforces the limit of new projects per network and day. Requests of one network wait for each other, otherwise they
 * would all be counted before any of their projects exists.
 * @throws {SandboxError} when the limit is reached
 */
export async function checkProjectQuota(
  { db, now, projectsPerAddress }: EmulatorContext,
  trx: Executor,
  network: string,
): Promise<void> {
  await serialized(db, trx, network);
  const { n } = await trx
    .selectFrom('sandbox_projects')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('made_from', '=', network)
    .where('created_at', '>', now() - DAY)
    .executeTakeFirstOrThrow();
  if (n >= projectsPerAddress) fail('too_many_projects');
}
