import { AsyncLocalStorage } from 'node:async_hooks';

/** One per process: Astro's bundle has a copy of this module, and its log lines belong to the same requests. */
const KEY = Symbol.for('first-login.request-id');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<string> };
const ids = (shared[KEY] ??= new AsyncLocalStorage<string>());

/** Runs work as part of a request, so that its log lines have the request's id. */
export const withRequestId = <T>(id: string, work: () => T): T => ids.run(id, work);

/** The id of the request that the current work belongs to. */
export const requestId = (): string | undefined => ids.getStore();
