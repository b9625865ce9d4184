import { Hono } from 'hono';
import * as z from 'zod';
import type { Bench } from '../../../lib/bench/bench.ts';
import type { CredentialState, Reader } from '../../../lib/bench/index.ts';
import { guides } from '../../../lib/guides/index.ts';
import { take, withKnownReader, withReader, type Env } from './_context.ts';
import { notAccepted } from './_errors.ts';
import { body, checkGuide, checkStep, guideInput } from './_input.ts';
import { viewOf } from './_view.ts';

const chooseInput = guideInput.extend({
  mode: z.enum(['sandbox', 'host']),
  code: z.string().default(''),
  /** The step whose bench asks; the response carries what it shows then. */
  shown: z.string().optional(),
});
const keepInput = guideInput.extend({ id: z.string(), secret: z.string(), publicToken: z.string().default('') });

/** Checks the guide and, if it names one, the step to show. @throws {RequestError} 404 if one doesn't exist */
function checkChoice({ guide, shown }: z.output<typeof chooseInput>): void {
  checkGuide({ guide });
  if (shown !== undefined) checkStep({ guide, step: shown });
}

/** For each guide: which credentials answer this reader, and what they can choose. */
const statesFor = (bench: Bench, reader: Reader | undefined): Promise<CredentialState[]> =>
  Promise.all(guides.map(({ id }) => bench.credentials.state(reader, id)));

/** Which credentials answer. No response repeats what was typed. */
export const credentials = new Hono<Env>()
  .get('/connection', withKnownReader, async (c) => c.json({ guides: await statesFor(c.env.bench, c.var.reader) }))
  // Tries everything the guide needs of its credentials.
  .post('/connection/check', body(guideInput, checkGuide), withReader, async (c) => {
    const result = await c.env.bench.credentials.check(c.var.reader, c.req.valid('json').guide);
    if ('refused' in result) throw notAccepted(result);
    return c.json({ checks: result.checks, guides: await statesFor(c.env.bench, c.var.reader) });
  })
  // Credentials of the reader's own are forgotten.
  .post('/connection/choose', body(chooseInput, checkChoice), withReader, async (c) => {
    const { guide, mode, code, shown: step } = c.req.valid('json');
    const refused = take(c, await c.env.bench.choose(c.var.reader, guide, mode, code));
    if (refused) throw notAccepted(refused);
    const view = step === undefined ? undefined : await viewOf(c, { guide, step });
    return c.json({ guides: await statesFor(c.env.bench, c.var.reader), view });
  })
  // The reader's own test credentials answer from now on. They are tried first.
  .post('/connection/keep', body(keepInput, checkGuide), withReader, async (c) => {
    const { guide, ...typed } = c.req.valid('json');
    const refused = take(c, await c.env.bench.keep(c.var.reader, guide, typed));
    if (refused) throw notAccepted(refused);
    return c.json({ guides: await statesFor(c.env.bench, c.var.reader) });
  });
