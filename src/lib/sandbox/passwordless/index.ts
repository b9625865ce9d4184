import type { Executor } from '../../store/database.ts';
import type { Sweep } from '../../store/sweeper.ts';
import { ensureAccount, resetAccount, type Keys } from './account/account.ts';
import type { Answer } from '../core/response.ts';
import type { Answering, Received } from '../core/request.ts';
import { preflight } from './answer.ts';
import { createApi, type ApiParts } from './api.ts';
import { failure } from './failure.ts';
import { health } from './health.ts';
import { BASE } from './operation.ts';
import { restorePasswordless, takePasswordless, type PasswordlessSnapshot } from './snapshot.ts';

export { OPERATIONS } from './operations.ts';
export { passwordlessSnapshot } from './snapshot.ts';

/** The emulated Passwordless.dev: what answers, and what belongs to its accounts. */
export interface Passwordless {
  /** Answers `/passwordless/*`. */
  answer: Answering;
  sweep: Sweep;
  /**
   * The keys of a project's account, which is made when there is none yet.
   * @param db the transaction in which the project is made, where it is
   * @param pinned the keys that a new account gets
   */
  keysFor(projectId: string, db?: Executor, pinned?: Omit<Keys, 'api_url'>): Promise<Keys>;
  /**
   * Everything of the account goes, tokens under way included; its keys stay.
   * @param db the transaction of a larger reset, where it is part of one
   */
  reset(projectId: string, db?: Executor): Promise<void>;
  /** Everything the account holds, save its keys, within the transaction of a larger snapshot. */
  take(projectId: string, trx: Executor): Promise<PasswordlessSnapshot>;
  /** Puts the account back to it, within the transaction of a larger restore. */
  restore(projectId: string, snapshot: PasswordlessSnapshot, trx: Executor): Promise<void>;
}

const HEALTH = `${BASE}/health/`;

/**
 * Makes an emulator of Bitwarden Passwordless.dev that keeps everything in the database. Its accounts belong to the
 * sandbox's projects, whose clock, faults and calls they share.
 * @example
 * const { answer, keysFor } = createPasswordless(parts);
 * const { api_url, api_key, api_secret } = await keysFor(project.id);
 */
export function createPasswordless(parts: ApiParts): Passwordless {
  const api = createApi(parts);
  const answer = async (request: Received): Promise<Answer> => {
    if (request.method === 'OPTIONS') return preflight(request.header('access-control-request-headers'));
    const check = request.path.startsWith(HEALTH) ? request.path.slice(HEALTH.length) : undefined;
    const isAsked = check !== undefined && (request.method === 'GET' || request.method === 'HEAD');
    return (isAsked ? await health(parts.db, check) : undefined) ?? api(request);
  };

  return {
    answer: (request) => answer(request).catch((error: unknown) => failure(parts, error)),
    sweep: async (now) => {
      // Real time decides: a project's clock is never behind it.
      await parts.db.deleteFrom('passwordless_spent').where('expires_at', '<=', now).execute();
    },
    keysFor: async (projectId, db = parts.db, pinned = undefined) => {
      const account = await ensureAccount(db, projectId, parts.now(), pinned);
      return { api_url: parts.siteUrl + BASE, api_key: account.public_key, api_secret: account.secret_key };
    },
    reset: (projectId, db) =>
      db
        ? resetAccount(db, projectId, parts.now())
        : parts.db.transaction().execute((trx) => resetAccount(trx, projectId, parts.now())),
    take: (projectId, trx) => takePasswordless(trx, projectId),
    restore: (projectId, snapshot, trx) => restorePasswordless(trx, projectId, snapshot, parts.now()),
  };
}
