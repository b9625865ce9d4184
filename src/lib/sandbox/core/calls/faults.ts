import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import { fail } from '../errors.ts';
import { parseJson } from '../database/parse-json.ts';

/** Effect of a fault on a call. */
export const effectSchema = z.object({
  kind: z.enum(['error', 'latency', 'drop', 'html'], 'kind must be error, latency, drop or html.'),
  /** For errors. Defaults to the status of `error_type`. */
  status: z
    .int('status must be a number from 400 to 599.')
    .min(400, 'status must be at least 400.')
    .max(599, 'status must be at most 599.')
    .optional(),
  error_type: z
    .string('error_type must be a text.')
    .regex(/^[a-z0-9_]{1,100}$/, 'error_type may hold small letters, digits and underscores.')
    .optional(),
  error_message: z.string('error_message must be a text.').max(500, 'error_message is too long.').optional(),
  /** For latency. With an error or a drop, the delay comes first. */
  delay_ms: z
    .int('delay_ms must be a number of milliseconds.')
    .min(0, 'delay_ms must not be negative.')
    .max(60_000, 'delay_ms must be at most 60000.')
    .optional(),
  /** For drops: whether the call is carried out before its response is lost. */
  when: z.enum(['before', 'after'], 'when must be before or after.').optional(),
});
export type Effect = z.output<typeof effectSchema>;

export interface Fault extends Effect {
  id: string;
  operation: string;
  /** Number of calls the fault still applies to; null until it is deleted. */
  times: number | null;
}

/**
 * Adds a fault.
 * @param times how many calls it applies to; null for all
 * @throws {SandboxError} when the project has too many
 */
export async function addFault(
  db: Executor,
  projectId: string,
  position: number,
  operation: string,
  effect: Effect,
  times: number | null,
): Promise<Fault> {
  const id = `fault-test-${randomUUID()}`;
  const count = await db
    .selectFrom('sandbox_faults')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow();
  if (count.n >= 100) fail('too_many_faults');
  await db
    .insertInto('sandbox_faults')
    .values({ project_id: projectId, id, operation, effect: JSON.stringify(effect), remaining: times, position })
    .execute();
  return { id, operation, times, ...effect };
}

/** Lists a project's faults, oldest first. */
export async function listFaults(db: Executor, projectId: string): Promise<Fault[]> {
  const rows = await db
    .selectFrom('sandbox_faults')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('position')
    .execute();
  return rows.map(({ id, operation, effect, remaining }) => ({
    id,
    operation,
    times: remaining,
    ...readEffect(effect),
  }));
}

/**
 * Deletes one fault, or all.
 * @returns how many were deleted
 */
export async function removeFaults(db: Executor, projectId: string, id?: string): Promise<number> {
  const gone = await db
    .deleteFrom('sandbox_faults')
    .where('project_id', '=', projectId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/**
 * Uses the oldest fault for an operation. The same statement counts it down, so that a fault for one call applies to
 * exactly one call. A used-up fault is deleted.
 */
export async function takeFault(db: Executor, projectId: string, operation: string): Promise<Effect | undefined> {
  const row = await countDown(db, projectId, operation);
  if (row?.remaining === 0) await removeFaults(db, projectId, row.id);
  if (row) return readEffect(row.effect);
  // On PostgreSQL another call may have used up the fault found above; then the next one applies.
  const next = await dueFault(db, projectId, operation).executeTakeFirst();
  return next && takeFault(db, projectId, operation);
}

const dueFault = (db: Executor, projectId: string, operation: string) =>
  db
    .selectFrom('sandbox_faults')
    .select('id')
    .where('project_id', '=', projectId)
    .where('operation', '=', operation)
    .where((eb) => eb.or([eb('remaining', 'is', null), eb('remaining', '>', 0)]))
    .orderBy('position')
    .limit(1);

const countDown = (db: Executor, projectId: string, operation: string) =>
  db
    .updateTable('sandbox_faults')
    .set((eb) => ({ remaining: eb('remaining', '-', 1) }))
    .where('project_id', '=', projectId)
    .where('id', '=', dueFault(db, projectId, operation))
    .where((eb) => eb.or([eb('remaining', 'is', null), eb('remaining', '>', 0)]))
    .returning(['id', 'effect', 'remaining'])
    .executeTakeFirst();

const readEffect = (text: string) => parseJson<Effect>(text);
