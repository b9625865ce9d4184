import { Hono } from 'hono';
import * as z from 'zod';
import { findStep, type Place } from '../../../lib/guides/index.ts';
import { withKnownReader, withReader, take, type Env } from './_context.ts';
import { RequestError } from './_errors.ts';
import { actionInput, body, checkStep, findPlace, query, runInput, stepInput } from './_input.ts';
import { retryAfterOf, statusOf } from './_status.ts';
import { viewOf } from './_view.ts';

/** A scene of a story. */
const sceneInput = actionInput.extend({ first: z.boolean().default(false), down: z.string().optional() });

const startOverInput = stepInput.extend({ scope: z.enum(['step', 'guide', 'all']).default('all') });

/** At most thirty days at a time; 0 sets the clock back to real time. */
const clockInput = stepInput.extend({
  advance_seconds: z
    .int()
    .min(0)
    .max(30 * 24 * 60 * 60),
});

/** @throws {RequestError} 404, and 409 for an action that a browser has to run */
function findServerPlace(name: z.output<typeof actionInput>): Place {
  const place = findPlace(name);
  if (!place.action.inBrowser) return place;
  throw new RequestError(409, 'This action needs a browser. Begin it with a POST to /api/bench/ceremony.');
}

/** @throws {RequestError} 404 and 409 as above, and 400 for an outage of a call that the scene doesn't make */
function checkScene({ down, ...name }: z.output<typeof sceneInput>): void {
  const { action } = findServerPlace(name);
  if (down !== undefined && !action.operations.includes(down))
    throw new RequestError(400, '`down` isn’t one of the calls that this action makes.', 'down');
}

/** Routes of a step's bench. */
export const steps = new Hono<Env>()
  .get('/state', query(stepInput), withKnownReader, async (c) => {
    const step = c.req.valid('query');
    checkStep(step);
    return c.json(await viewOf(c, step));
  })
  .get('/inbox', withKnownReader, async (c) => c.json({ messages: await c.env.bench.inbox(c.var.reader) }))
  .get('/runs/:id', withKnownReader, async (c) => {
    const run = await c.env.bench.findRun(c.var.reader, c.req.param('id'));
    if (!run) throw new RequestError(404, 'You have no such run.');
    return c.json(run);
  })
  .post('/run', body(runInput, findServerPlace), withReader, async (c) => {
    const place = findServerPlace(c.req.valid('json'));
    const result = take(c, await c.env.bench.run(c.var.reader, place, c.req.valid('json').input));
    const retryAfterS = retryAfterOf(result.outcome);
    if (retryAfterS !== undefined) c.header('Retry-After', String(retryAfterS));
    return c.json({ result, ...(await viewOf(c, c.req.valid('json'))) }, statusOf(result.outcome));
  })
  // Runs whatever the action still needs, as far as that goes without a browser: `browser` names what comes next there.
  .post('/prepare', body(runInput, findPlace), withReader, async (c) => {
    const place = findPlace(c.req.valid('json'));
    const prepared = take(c, await c.env.bench.prepare(c.var.reader, place, c.req.valid('json').input));
    return c.json({ ...prepared, ...(await viewOf(c, c.req.valid('json'))) });
  })
  // Plays a scene of a story, in a sandbox project that the reader's guides don't use.
  .post('/scene', body(sceneInput, checkScene), withReader, async (c) => {
    const { first: isFirst, down, ...name } = c.req.valid('json');
    const played = await c.env.bench.playScene(c.var.reader, { place: findServerPlace(name), isFirst, down });
    const retryAfterS = retryAfterOf(played.result.outcome);
    if (retryAfterS !== undefined) c.header('Retry-After', String(retryAfterS));
    return c.json(played, statusOf(played.result.outcome));
  })
  // Forgets what the reader did: in this step, in its guide, or everything.
  .post('/start-over', body(startOverInput, checkStep), withReader, async (c) => {
    const { scope, ...name } = c.req.valid('json');
    const place = findStep(name.guide, name.step);
    take(c, await c.env.bench.startOver(c.var.reader, scope === 'all' || !place ? undefined : { scope, ...place }));
    return c.json(await viewOf(c, name));
  })
  // Moves the clock of the reader's sandbox project: links, tokens and sessions there expire by it.
  .post('/clock', body(clockInput, checkStep), withReader, async (c) => {
    const { advance_seconds, ...name } = c.req.valid('json');
    await c.env.bench.moveClock(c.var.reader, advance_seconds);
    return c.json(await viewOf(c, name));
  })
  // A POST, so that no browser prefetches the secret.
  .post('/project', withReader, async (c) => c.json(await c.env.bench.revealProject(c.var.reader)));
