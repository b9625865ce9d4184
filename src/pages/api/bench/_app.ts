import { Hono } from 'hono';
import { calls } from './_calls.ts';
import { ceremonies } from './_ceremonies.ts';
import type { Env } from './_context.ts';
import { credentials } from './_credentials.ts';
import { onError, RequestError } from './_errors.ts';
import { reports } from './_reports.ts';
import { steps } from './_steps.ts';

/**
 * The bench's API: what the live parts of a page call, and the only description of it. Its client's types are read off
 * this one (src/components/bench/client.ts).
 */
export const benchApi = new Hono<Env>()
  .basePath('/api/bench')
  .onError(onError)
  .notFound(() => {
    throw new RequestError(404, 'The bench’s API has no such path. See src/pages/api/bench for the list.');
  })
  // A response can hold one reader's tokens, so no cache may keep it.
  .use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  })
  .route('/', steps)
  .route('/', ceremonies)
  .route('/', credentials)
  .route('/', reports)
  .route('/', calls);

export type BenchApi = typeof benchApi;
