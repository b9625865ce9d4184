import { z } from 'astro/zod';

/** Something the outline cannot know, in words for whoever plans the work. */
const note = z.object({
  title: z.string(),
  /** What the provider runs for you. */
  provider: z.string(),
});
const named = note.extend({ id: z.string() });

const failure = z.union([
  /** An error type that the app's own `explain.ts` has words for. They are taken from there. */
  z.object({ says: z.string(), provider: z.string(), try: z.string().optional() }),
  /** Something that is no error of the provider's. */
  named.extend({ advice: z.string(), try: z.string().optional() }),
]);

const decision = named.extend({
  /** The `step/action` whose run shows one answer, and which. */
  shownBy: z.string().optional(),
  shown: z.string().optional(),
});

const more = {
  settings: z.array(named).default([]),
  stores: z.array(named).default([]),
  mails: z.array(named).default([]),
  failures: z.array(failure).default([]),
  decisions: z.array(decision).default([]),
};

/**
 * What the scope sheet says beside what it derives: keyed by route, call, credential and step, so that nothing can be
 * said about what is not there. A test sees to it that every key exists and none is missing.
 */
export const scopeNotes = z.object({
  /** The day on which what is said of the provider, and the link to its prices, was looked at. */
  checked: z.iso.date(),
  pricing: z.url(),
  /** By method and path; `step` is where the guide builds it. */
  routes: z.record(z.string(), note.extend({ step: z.string() })),
  /** By the provider's name of the call. */
  operations: z.record(z.string(), note.extend(more)),
  /** By kind of credential that the app keeps. */
  credentials: z.record(z.string(), note),
  steps: z.record(z.string(), z.object(more)),
});

export type ScopeNotes = z.infer<typeof scopeNotes>;
export type FailureNote = z.infer<typeof failure>;
