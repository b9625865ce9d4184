import { sql } from 'kysely';
import { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import { isConstraintViolation } from '../core/database/constraints.ts';
import type { EmulatorContext, SandboxBounds } from '../core/context.ts';
import { fail, SandboxError } from '../core/errors.ts';
import { effectSchema } from '../core/calls/faults.ts';
import { parseJson } from '../core/database/parse-json.ts';
import type { Project } from '../core/projects/projects.ts';
import { allFields, type ProviderData, type Snapshot } from '../core/provider.ts';
import { insertRedirectUrls, REDIRECT_TYPES } from '../core/projects/redirect-urls.ts';
import { listOf, MOST_ROWS, time } from '../core/projects/snapshot-fields.ts';
import { replacing, setClock } from './reset-project.ts';

/** The largest snapshot that can be restored, in bytes. */
export const SNAPSHOT_LIMIT = 4 * 1024 * 1024;

/** The most bytes of a snapshot on a public site: restoring it takes up to 20 milliseconds per 100 KB. */
export const snapshotBytes = ({ responseBytes }: SandboxBounds): number => responseBytes / 4;

const ownFields = {
  version: z.literal(1),
  clock_offset_ms: time.max(3650 * 86_400_000),
  redirect_urls: listOf(z.object({ url: z.string().max(2048), types: z.array(z.enum(REDIRECT_TYPES)) })),
  faults: listOf(
    z.object({
      id: z.string().max(100),
      operation: z.string().max(100),
      effect: effectSchema,
      remaining: z.int().min(0).max(10_000).nullable(),
    }),
  ),
};
type ProjectSnapshot = z.output<z.ZodObject<typeof ownFields>> & Snapshot;

/** The schema of a snapshot. Restoring one validates it like any other input: people write them by hand, too. */
export const snapshotSchema = (providers: readonly ProviderData[]) =>
  z.object({ ...ownFields, ...allFields(providers, 'snapshotFields') });

/**
 * Captures everything a project holds, as of one moment. The schema drops columns that a restore derives again.
 * @throws {SandboxError} when the project holds too much
 */
export async function takeSnapshot(
  { db, bounds }: EmulatorContext,
  providers: readonly ProviderData[],
  project: Project,
): Promise<Snapshot> {
  if (bounds && (await bytesOf(db, project.id)) > snapshotBytes(bounds)) fail('response_too_large');
  // With PostgreSQL's default isolation, each statement would see its own moment: a session, say, without its member.
  const read = db.transaction().setIsolationLevel('repeatable read');
  const held = await read.execute(async (trx) => {
    let all = await takeOwn(trx, project.id);
    for (const provider of providers) all = { ...all, ...(await provider.take(trx, project.id)) };
    return all;
  });
  const taken = snapshotSchema(providers).safeParse({
    version: 1,
    clock_offset_ms: project.clock_offset_ms,
    ...held,
  });
  if (taken.success) return taken.data;
  if (taken.error.issues.every((issue) => issue.code === 'too_big' && issue.origin === 'array'))
    fail(
      'invalid_control_request',
      `The project holds more than fits into a snapshot: at most ${MOST_ROWS} of each kind.`,
    );
  throw taken.error;
}

/** The bytes of everything that a snapshot contains: all but the recorded calls. */
async function bytesOf(db: Executor, projectId: string): Promise<number> {
  const { bytes, calls } = await db
    .selectFrom('sandbox_projects')
    .select('bytes')
    .select((eb) =>
      eb
        .selectFrom('sandbox_calls')
        .select(sql<number>`sum(octet_length(exchanges))`.as('calls'))
        .where('project_id', '=', projectId)
        .as('calls'),
    )
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow();
  return bytes - (calls ?? 0);
}

async function takeOwn(db: Executor, projectId: string): Promise<object> {
  const redirects = db.selectFrom('sandbox_redirect_urls').selectAll().where('project_id', '=', projectId);
  const faults = db.selectFrom('sandbox_faults').selectAll().where('project_id', '=', projectId);
  // Reads one row over the limit, so that the schema refuses the snapshot.
  const most = MOST_ROWS + 1;
  return {
    redirect_urls: (await redirects.orderBy('position').limit(most).execute()).map((row) => ({
      url: row.url,
      types: parseJson(row.types),
    })),
    faults: (await faults.orderBy('position').limit(most).execute()).map((row) => ({
      ...row,
      effect: parseJson(row.effect),
    })),
  };
}

/**
 * Replaces everything a project holds, in one transaction. Its calls stay, because they record what happened.
 * @throws {SandboxError} when the snapshot contradicts itself
 */
export async function restoreSnapshot(
  context: EmulatorContext,
  providers: readonly ProviderData[],
  projectId: string,
  snapshot: ProjectSnapshot,
): Promise<void> {
  for (const { url } of snapshot.redirect_urls) context.checkRedirect(url);
  await context.db
    .transaction()
    .execute(async (trx) => {
      await replacing(context.db, trx, projectId);
      for (const provider of providers) await provider.restore(context, trx, projectId, snapshot);
      await restoreOwn(trx, projectId, snapshot);
      await setClock(trx, projectId, snapshot.clock_offset_ms);
    })
    .catch((error: unknown) => {
      if (error instanceof SandboxError || isConstraintViolation(error)) contradicts();
      throw error;
    });
}

async function restoreOwn(trx: Executor, projectId: string, snapshot: ProjectSnapshot): Promise<void> {
  for (const table of ['sandbox_redirect_urls', 'sandbox_faults'] as const)
    await trx.deleteFrom(table).where('project_id', '=', projectId).execute();
  await insertRedirectUrls(trx, projectId, snapshot.redirect_urls);
  for (const [position, row] of snapshot.faults.entries()) {
    await trx
      .insertInto('sandbox_faults')
      .values({ ...row, project_id: projectId, position, effect: JSON.stringify(row.effect) })
      .execute();
  }
}

const contradicts = () =>
  fail(
    'invalid_control_request',
    'The snapshot contradicts itself: something is in it twice, or belongs to something that is missing.',
  );
