import { z } from 'astro/zod';

/** Planning information that isn't in the guide's data. */
const note = z.object({
  title: z.string(),
  /** The provider's part of it. */
  provider: z.string(),
});
const named = note.extend({ id: z.string() });

const failure = z.union([
  /** An error type whose text comes from the app's `explain.ts`. */
  z.object({ says: z.string(), provider: z.string(), try: z.string().optional() }),
  /** A failure that isn't a provider error. */
  named.extend({ advice: z.string(), try: z.string().optional() }),
]);

const decision = named.extend({
  /** Answers that the demo shows, each with the `step/action` whose run shows it. */
  shown: z.array(z.object({ by: z.string(), answer: z.string() })).default([]),
});

const more = {
  settings: z.array(named).default([]),
  stores: z.array(named).default([]),
  mails: z.array(named).default([]),
  failures: z.array(failure).default([]),
  decisions: z.array(decision).default([]),
};

/**
 * Notes for the scope sheet, keyed by route, call, credential and step. A test checks that every key exists and none is
 * missing.
 */
export const scopeNotes = z.object({
  /** Keyed by method and path; `step` is where the guide builds the route. */
  routes: z.record(z.string(), note.extend({ step: z.string() })),
  /** Keyed by operation name; `step` is where the app makes a call that no action makes. */
  operations: z.record(z.string(), note.extend({ step: z.string().optional(), ...more })),
  /** Keyed by credential kind. */
  credentials: z.record(z.string(), note),
  /** Keyed by step; `code` is what the download has beside routes and calls, by its technical name. */
  steps: z.record(z.string(), z.object({ code: z.array(named.extend({ name: z.string() })).default([]), ...more })),
});

export type ScopeNotes = z.infer<typeof scopeNotes>;
export type FailureNote = z.infer<typeof failure>;
