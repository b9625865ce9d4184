import { Hono } from 'hono';
import * as z from 'zod';
import { cleanTyped } from '../../../components/evaluate/report/clean-typed.ts';
import { withKnownReader, type Env } from './_context.ts';
import { RequestError } from './_errors.ts';
import { body } from './_input.ts';

const makeInput = z.object({
  guide: z.string(),
  /** Whether email addresses and names appear as they are. */
  names: z.boolean().default(false),
  /** Days and decisions from the scope sheet; only what fits one of its lines is kept. */
  typed: z.unknown().optional(),
});

const NOTHING_RUN = 'There is nothing to report yet. Watch a login first, or run a step of the guide.';

/** The reader's own reports, newest first. */
export const reports = new Hono<Env>()
  .get('/report', withKnownReader, async (c) => c.json({ reports: await c.env.bench.reports.list(c.var.reader) }))
  // Freezes what the reader ran.
  .post('/report', body(makeInput), withKnownReader, async (c) => {
    const { guide, names, typed } = c.req.valid('json');
    // Only here, since Astro's content collections don't exist in tests that call the API without the site.
    const { stytchSheet } = await import('../../../components/evaluate/scope/sheet.ts');
    const sheet = await stytchSheet();
    if (guide !== sheet.guide.id) throw new RequestError(404, 'There is no report for this guide.');
    const { bench } = c.env;
    const { reader } = c.var;
    if (!reader) throw new RequestError(409, NOTHING_RUN);
    const made = await bench.reports.make(reader, guide, { names, typed: cleanTyped(typed, sheet.lines) });
    if (made.kind === 'nothing_run') throw new RequestError(409, NOTHING_RUN);
    if (made.kind === 'too_many')
      throw new RequestError(409, 'You’re already sharing ten reports. Withdraw one first.');
    return c.json({ report: made.report, reports: await bench.reports.list(reader) }, 201);
  })
  .delete('/report', body(z.object({ id: z.string() })), withKnownReader, async (c) => {
    const isGone = await c.env.bench.reports.withdraw(c.var.reader, c.req.valid('json').id);
    if (!isGone) throw new RequestError(404, 'You have no such report.');
    return c.json({ reports: await c.env.bench.reports.list(c.var.reader) });
  });
