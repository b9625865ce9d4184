import type { MiddlewareHandler } from 'astro';
import { devBench } from './dev-bench.ts';

/** Hands the dev server's bench to every page, as src/server/http/app.ts does for the built site. */
export const onRequest: MiddlewareHandler = (context, next) => {
  context.locals.bench = devBench();
  context.locals.requestId = '';
  return next();
};
