import type { z } from 'zod';
import type { Executor } from '../../store/database.ts';

/** What one resource keeps for a project: how it goes into a snapshot and back, and how it expires. */
export interface ResourceData {
  /** Its fields in a snapshot. */
  fields: z.ZodRawShape;
  /** Reads them. A list has at most one row more than `MOST_ROWS`, and an order that only depends on what is in it. */
  take(db: Executor, projectId: string): Promise<object>;
  /**
   * Writes them for a project that has none.
   * @param snapshot was checked against `fields`
   */
  restore(trx: Executor, projectId: string, snapshot: Readonly<Record<string, unknown>>): Promise<void>;
  /** Deletes what has expired. */
  sweep?(db: Executor, projectId: string, now: number): Promise<void>;
}

/** Describes what a resource keeps; `restore` gets the values of its own fields. */
export const resourceData = <S extends z.ZodRawShape>(
  data: Omit<ResourceData, 'fields' | 'restore'> & {
    fields: S;
    restore(trx: Executor, projectId: string, held: z.output<z.ZodObject<S>>): Promise<void>;
  },
): ResourceData => ({
  ...data,
  // Checked before, as part of the whole snapshot. That may have 4 MB: checking it again would hold up other calls.
  restore: (trx, projectId, snapshot) => data.restore(trx, projectId, snapshot as z.output<z.ZodObject<S>>),
});
