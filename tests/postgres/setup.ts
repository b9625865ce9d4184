import type { TestProject } from 'vitest/node';
import { startPostgres } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of the project `postgres`; in other projects there is none. */
    postgresUrl: string | undefined;
  }
}

/** Vitest's global setup of the project `postgres`: one server for all its files. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  provide('postgresUrl', url);
  return stop;
}
