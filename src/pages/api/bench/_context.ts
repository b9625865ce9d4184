import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Bench } from '../../../lib/bench/bench.ts';
import type { WithCookies } from '../../../lib/bench/reader/session.ts';
import type { Reader } from '../../../lib/bench/index.ts';

/** A route's view of the site: the bench as seen from this request's network address. */
export interface Env {
  Bindings: { bench: Bench };
}

/**
 * Adds the cookies that go with a value to the response, whether it succeeds or fails.
 * @returns the value
 */
export function take<T>(c: Pick<Context, 'header'>, { value, cookies }: WithCookies<T>): T {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  return value;
}

/**
 * Sets `reader`, and creates one on their first press. Place it after the validation, so that a request that isn't
 * valid creates no reader.
 */
export const withReader = createMiddleware<Env & { Variables: { reader: Reader } }>(async (c, next) => {
  c.set('reader', take(c, await c.env.bench.enter(c.req.raw)));
  await next();
});

/** Sets `reader` to the one who is known, or to undefined: looking creates no reader. */
export const withKnownReader = createMiddleware<Env & { Variables: { reader: Reader | undefined } }>(
  async (c, next) => {
    c.set('reader', await c.env.bench.recognise(c.req.raw));
    await next();
  },
);
