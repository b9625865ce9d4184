import { z } from 'zod';
import { exchangeSchema } from '../../wire/exchange-schema.ts';
import type { Outcome, RunResult } from '../types.ts';

const text = z.string();
const said = z.object({ sentence: text, detail: text.optional() });
const stepLink = z.object({ guide: text, step: text, title: text });

const outcomeSchema: z.ZodType<Outcome> = z.discriminatedUnion('kind', [
  said.extend({ kind: z.literal('done') }),
  said.extend({ kind: z.literal('invalid'), field: text }),
  said.extend({ kind: z.literal('missing'), from: stepLink }),
  said.extend({
    kind: z.literal('refused'),
    status: z.number(),
    error_type: text,
    person: z.object({ title: text, advice: text, way: text.optional() }),
    step: stepLink,
    go_on: stepLink.optional(),
  }),
  said.extend({
    kind: z.literal('blocked'),
    status: z.number(),
    retry_after_s: z.number().optional(),
    at: text.optional(),
  }),
  said.extend({ kind: z.literal('unanswered'), problem: text }),
]);

/** Checks a stored run. An earlier version of this site may have stored it. */
export const runSchema: z.ZodType<RunResult> = z.object({
  id: text,
  guide: text,
  step: text,
  action: text,
  started_at: z.number(),
  outcome: outcomeSchema,
  exchanges: z.array(exchangeSchema),
  mode: z.enum(['sandbox', 'host', 'reader']).optional(),
});
