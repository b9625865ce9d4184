import type { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import type { EmulatorContext } from '../context.ts';

/** A resource's data of each project: how it gets into a snapshot and back, and how it expires. */
export interface ResourceData {
  /** The resource's fields in a snapshot. */
  fields: z.ZodRawShape;
  /** Reads the fields. Lists are sorted by their content and have at most one row more than `MOST_ROWS`. */
  take(db: Executor, projectId: string): Promise<object>;
  /**
   * Writes the fields to a project that has none.
   * @param snapshot validated against `fields`
   */
  restore(
    trx: Executor,
    projectId: string,
    snapshot: Readonly<Record<string, unknown>>,
    context: EmulatorContext,
  ): Promise<void>;
  /**
   * Deletes what has expired.
   * @param now real time in milliseconds
   */
  sweep?(db: Executor, projectId: string, now: number): Promise<void>;
}

/** Defines what a resource stores. `restore` gets the values of the resource's own fields. */
export const resourceData = <S extends z.ZodRawShape>(
  data: Omit<ResourceData, 'fields' | 'restore'> & {
    fields: S;
    restore(trx: Executor, projectId: string, held: z.output<z.ZodObject<S>>, context: EmulatorContext): Promise<void>;
  },
): ResourceData => ({
  ...data,
  // The whole snapshot was validated before. It may have 4 MB, so validating it again would delay other calls.
  restore: (trx, projectId, snapshot, context) =>
    data.restore(trx, projectId, snapshot as z.output<z.ZodObject<S>>, context),
});
