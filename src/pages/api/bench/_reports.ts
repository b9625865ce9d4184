import { Hono } from 'hono';
import * as z from 'zod';
import { cleanScope } from '../../../components/evaluate/scope/entries/clean-scope.ts';
import { take, withKnownReader, type Env } from './_context.ts';
import { RequestError } from './_errors.ts';
import { body } from './_input.ts';

const makeInput = z.object({
  guide: z.string(),
  /** Whether email addresses and names that the reader typed while running steps appear as they are. */
  names: z.boolean().default(false),
  /** The author's own words. */
  memo: z
    .object({
      title: z.string().max(200).default(''),
      words: z.string().max(5000).default(''),
      recommendation: z.string().max(5000).default(''),
    })
    .default({ title: '', words: '', recommendation: '' }),
  /** Entries of the scope sheet. Only those that fit one of its fields are kept. */
  scope: z.unknown().optional(),
});

const NOTHING =
  'There is nothing to put in a memo yet. Write a sentence, enter days on the scope sheet, or watch a login.';

/** The reader's own reports, newest first. */
export const reports = new Hono<Env>()
  .get('/report', withKnownReader, async (c) => c.json({ reports: await c.env.bench.reports.list(c.var.reader) }))
  // Freezes what the reader wrote, entered and ran. Writing needs no run, so it may be their first press.
  .post('/report', body(makeInput), withKnownReader, async (c) => {
    const { guide, names, memo, scope } = c.req.valid('json');
    // Only here, since Astro's content collections don't exist in tests that call the API without the site.
    const { stytchSheet } = await import('../../../components/evaluate/scope/sheet.ts');
    const sheet = await stytchSheet();
    if (guide !== sheet.guide.id) throw new RequestError(404, 'There is no report for this guide.');
    const { bench } = c.env;
    const options = { names, memo, scope: cleanScope(scope, sheet.known) };
    if (!c.var.reader && !bench.reports.saysSomething(options)) throw new RequestError(409, NOTHING);
    const reader = c.var.reader ?? take(c, await bench.enter(c.req.raw));
    const result = await bench.reports.make(reader, guide, options);
    if (result.kind === 'nothing_to_report') throw new RequestError(409, NOTHING);
    if (result.kind === 'too_many') throw new RequestError(409, 'You’re already sharing ten memos. Delete one first.');
    return c.json({ report: result.report, reports: await bench.reports.list(reader) }, 201);
  })
  .delete('/report', body(z.object({ id: z.string() })), withKnownReader, async (c) => {
    const isGone = await c.env.bench.reports.withdraw(c.var.reader, c.req.valid('json').id);
    if (!isGone) throw new RequestError(404, 'You have no such report.');
    return c.json({ reports: await c.env.bench.reports.list(c.var.reader) });
  });
