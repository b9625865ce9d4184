import type { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import type { EmulatorContext } from './context.ts';
import type { ErrorDialect } from './calls/error-response.ts';
import type { ProviderReference } from './reference.ts';
import type { Handler } from './http/request.ts';
import type { Route } from './http/router.ts';

/** An emulated provider. `providers.ts` lists all of them; no other code knows which there are. */
export interface Provider {
  /** The path that the provider is below, such as `/passwordless`; empty for the root. */
  base: string;
  /** Every emulated operation. The list is routed, documented, and says what a fault can name. */
  operations: readonly Route[];
  data: ProviderData;
  /** Makes the provider's words for errors. */
  createDialect(siteUrl: string): ErrorDialect;
  /** Makes the handler for all requests below `base`. */
  mount(context: EmulatorContext): Handler;
  reference: ProviderReference;
}

/**
 * A provider's data of each project. The caller of `create`, `reset`, `take` and `restore` opens the transaction.
 */
export interface ProviderData {
  /** The provider's fields in a seed file. */
  seedFields: z.ZodRawShape;
  /** The provider's fields in the response to a request for a new project. */
  createdFields: z.ZodRawShape;
  /**
   * Fills a new project.
   * @param seed a validated seed; null for the default data
   * @returns the values of `createdFields`
   */
  create(context: EmulatorContext, trx: Executor, projectId: string, seed: Seed | null): Promise<object>;
  /** Resets a project to the state it was created in. */
  reset(context: EmulatorContext, trx: Executor, projectId: string, seed: Seed | null): Promise<void>;

  /** The provider's fields in a snapshot. */
  snapshotFields: z.ZodRawShape;
  /** Captures everything a project holds. Lists are sorted, so that two snapshots of one state are equal. */
  take(trx: Executor, projectId: string): Promise<object>;
  /** Replaces everything a project holds by a validated snapshot. */
  restore(context: EmulatorContext, trx: Executor, projectId: string, snapshot: Snapshot): Promise<void>;

  /** Deletes what the database doesn't delete together with a project. */
  remove?(db: Executor, projectId: string): Promise<void>;
  /**
   * Deletes what has expired in one project.
   * @param now real time in milliseconds
   */
  sweepProject?(db: Executor, projectId: string, now: number): Promise<void>;
  /**
   * Deletes what has expired in all projects.
   * @param now real time in milliseconds
   */
  sweep?(db: Executor, now: number): Promise<void>;
}

/** A seed or a snapshot with the fields of every provider. */
export type Seed = Readonly<Record<string, unknown>>;
export type Snapshot = Readonly<Record<string, unknown>>;

/** Merges the fields of all providers. */
export const allFields = (
  providers: readonly ProviderData[],
  kind: 'createdFields' | 'seedFields' | 'snapshotFields',
): z.ZodRawShape => providers.reduce<z.ZodRawShape>((all, provider) => ({ ...all, ...provider[kind] }), {});
