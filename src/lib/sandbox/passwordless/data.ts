import { z } from 'zod';
import type { ProviderData } from '../core/provider.ts';
import { keysFor, resetAccount } from './account/lifecycle.ts';
import { keysSchema } from './account/control-routes.ts';
import { seedFields } from './seed.ts';
import { restoreAccount, snapshotFields, takeAccount } from './snapshot.ts';

/** The data that the emulated Passwordless.dev stores for each project: its account. */
export const passwordlessData: ProviderData = {
  seedFields,
  createdFields: {
    passwordless: keysSchema.describe('The project’s account at the emulated Passwordless.dev'),
  },
  async create(context, trx, projectId, seed) {
    const { passwordless: pinned } = z.object(seedFields).parse(seed ?? {});
    return { passwordless: await keysFor(context, trx, projectId, pinned) };
  },
  reset: ({ now }, trx, projectId) => resetAccount(trx, projectId, now()),

  snapshotFields,
  take: async (trx, projectId) => ({ passwordless: await takeAccount(trx, projectId) }),
  restore: ({ now }, trx, projectId, snapshot) => restoreAccount(trx, projectId, snapshot, now()),

  async sweep(db, now) {
    // Uses real time: a project's clock is never behind it.
    await db.deleteFrom('passwordless_spent').where('expires_at', '<=', now).execute();
  },
};
