import type { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import type { EmulatorContext } from './context.ts';
import type { ProviderReference } from './reference.ts';
import type { Handler } from './request.ts';
import type { Route } from './router.ts';

/** An emulated provider. `providers.ts` lists all of them; nothing else of the sandbox knows which there are. */
export interface Provider {
  /** Where it answers, such as `/passwordless`; empty for the root. */
  base: string;
  /** Every emulated operation: what is routed, documented, and can be named in a fault. */
  operations: readonly Route[];
  data: ProviderData;
  /** Makes what answers every request below `base`, in the provider's dialect. */
  mount(context: EmulatorContext): Handler;
  reference: ProviderReference;
}

/** What a provider keeps for each project. Everything but the sweeps runs in a transaction of the caller's. */
export interface ProviderData {
  /** The fields of a seed file that are about this provider. */
  seedFields: z.ZodRawShape;
  /** The fields that tell the maker of a project about this provider. */
  createdFields: z.ZodRawShape;
  /**
   * Fills a new project.
   * @param seed a checked seed; null for what every new project holds
   * @returns the values of `createdFields`
   */
  create(context: EmulatorContext, trx: Executor, projectId: string, seed: Seed | null): Promise<object>;
  /** Puts a project back to what it was made with. */
  reset(context: EmulatorContext, trx: Executor, projectId: string, seed: Seed | null): Promise<void>;

  /** The fields of a snapshot that are about this provider. */
  snapshotFields: z.ZodRawShape;
  /** Reads everything a project holds, in an order of its own: two snapshots of one state are the same. */
  take(trx: Executor, projectId: string): Promise<object>;
  /** Deletes everything a project holds and puts a checked snapshot in its place. */
  restore(context: EmulatorContext, trx: Executor, projectId: string, snapshot: Snapshot): Promise<void>;

  /** Deletes what the deletion of a project leaves behind. */
  remove?(db: Executor, projectId: string): Promise<void>;
  /** Deletes what has expired in one project. */
  sweepProject?(db: Executor, projectId: string, now: number): Promise<void>;
  /** Deletes what has expired in all projects. */
  sweep?(db: Executor, now: number): Promise<void>;
}

/** A seed or a snapshot with the fields of every provider. */
export type Seed = Readonly<Record<string, unknown>>;
export type Snapshot = Readonly<Record<string, unknown>>;

/** The fields of all providers together. */
export const allFields = (
  providers: readonly ProviderData[],
  kind: 'createdFields' | 'seedFields' | 'snapshotFields',
): z.ZodRawShape => providers.reduce<z.ZodRawShape>((all, provider) => ({ ...all, ...provider[kind] }), {});
