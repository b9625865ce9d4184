import { Hono } from 'hono';
import * as z from 'zod';
import { findStep, type Place } from '../../../lib/guides/index.ts';
import { withKnownReader, withReader, type Env } from './_context.ts';
import { RequestError } from './_errors.ts';
import type { actionInput } from './_input.ts';
import { body, checkStep, findPlace, runInput } from './_input.ts';
import { statusOf } from './_status.ts';
import { viewOf } from './_view.ts';

/** The step whose bench asks, where that isn't the action's own: *prepare* runs actions of earlier steps. */
const shown = z.string().optional();

const beginInput = runInput.extend({ shown });

/** Only the reason why a prompt ended without an answer comes from the browser; the rest is read off the wire. */
const finishInput = z.object({ run: z.string(), ended: z.unknown().optional(), shown });

/**
 * Finds the action that a request names.
 * @throws {RequestError} 404 if there is none, 409 if the server runs it alone
 */
function findBrowserPlace(name: z.output<typeof actionInput>): Place {
  const place = findPlace(name);
  if (place.action.inBrowser) return place;
  throw new RequestError(409, 'This action needs no browser. POST it to /api/bench/run.');
}

/** Checks the action and, if it names one, the step to show. @throws {RequestError} 404 and 409 */
function checkBegin({ shown: step, ...name }: z.output<typeof beginInput>): void {
  findBrowserPlace(name);
  if (step !== undefined) checkStep({ guide: name.guide, step });
}

/** Actions that begin on the server and go on in the browser, with the reader's passkey. */
export const ceremonies = new Hono<Env>()
  // Runs the server's half. Answers what the browser's half needs, or how the run ended there.
  .post('/ceremony', body(beginInput, checkBegin), withReader, async (c) => {
    const { input, shown: step, ...name } = c.req.valid('json');
    const begun = await c.env.bench.beginCeremony(c.var.reader, findBrowserPlace(name), input);
    if (!('outcome' in begun)) return c.json(begun);
    return c.json(
      { result: begun, ...(await viewOf(c, { ...name, step: step ?? name.step })) },
      statusOf(begun.outcome),
    );
  })
  // Closes the run. How it ended is read off what went over the wire.
  .post('/ceremony/finish', body(finishInput), withKnownReader, async (c) => {
    const { run, ended, shown: step } = c.req.valid('json');
    const result = await c.env.bench.finishCeremony(c.var.reader, run, ended);
    if (!result) throw new RequestError(404, 'You have no such ceremony in progress.');
    const { guide } = result;
    const isKnown = step !== undefined && findStep(guide, step) !== undefined;
    return c.json({ result, ...(await viewOf(c, { guide, step: isKnown ? step : result.step })) });
  })
  // A call of the browser's passkey client: passed on to the provider, and recorded in the run it belongs to.
  .post('/passkeys/:run/:route{.+}', (c) => {
    const { run, route } = c.req.param();
    return c.env.bench.passThrough(c.req.raw, run, route);
  });
