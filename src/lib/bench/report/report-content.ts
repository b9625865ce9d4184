import { z } from 'zod';
import { exchangeSchema } from '../../wire/exchange-schema.ts';
import { emptyScope } from './scope.ts';

const text = z.string();

const runSchema = z.object({
  /** Absent in reports from before a memo could have runs of several guides: theirs is the report's. */
  guide: text.optional(),
  step: text,
  action: text,
  started_at: z.number(),
  /** Absent in reports from before there were live modes: they were run on the emulator, on this site. */
  mode: z.enum(['sandbox', 'host', 'reader']).default('sandbox'),
  origin: text.optional(),
  outcome: z.enum(['done', 'invalid', 'missing', 'refused', 'blocked', 'unanswered']),
  sentence: text,
  person: z.object({ title: text, advice: text }).nullable(),
  exchanges: z.array(exchangeSchema),
});

const days = z.object({ from: z.number(), to: z.number() });
const scopeSchema = z.object({
  days: z.record(text, days),
  unclear: z.record(text, text).optional(),
  done: z.array(text),
  decisions: z.record(text, z.object({ answer: text, owner: text, due: text })),
  own: z.array(z.object({ title: text, days: days.nullable(), unclear: text.optional() })),
});

/** A stored report. Fields with a default are absent in older ones. */
const contentSchema = z.object({
  origin: text,
  names: z.boolean(),
  runs: z.array(runSchema),
  mail: z.object({ sent: z.number(), used: z.number() }).nullable().default(null),
  memo: z
    .object({ title: text, words: text, recommendation: text })
    .default({ title: '', words: '', recommendation: '' }),
  scope: scopeSchema.default(emptyScope),
});

/**
 * Reads the content of a report, which an earlier version of this site may have stored, up to 30 days ago. Undefined if
 * it has another shape.
 */
export const readContent = (content: string): z.output<typeof contentSchema> | undefined =>
  contentSchema.safeParse(parse(content)).data;

const titleSchema = z.object({ memo: z.object({ title: text }) });

/** Reads only a report's title: checking the runs of ten reports, to list them, takes 50 ms. Empty if there is none. */
export const readTitle = (content: string): string => titleSchema.safeParse(parse(content)).data?.memo.title ?? '';

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
