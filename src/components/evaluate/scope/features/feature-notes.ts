import { z } from 'astro/zod';

const item = z.object({ id: z.string(), text: z.string() });
const see = z.object({ path: z.string().startsWith('/'), label: z.string() });

const feature = z.object({
  id: z.string(),
  title: z.string(),
  what: z.string(),
  /** Ids of the sheet's lines. */
  lines: z.array(z.string()).default([]),
  /** Work for your team beyond the download. */
  remains: z.array(item).default([]),
  failures: z.array(item).default([]),
  decisions: z.array(z.object({ id: z.string(), title: z.string() })).default([]),
  /** The question for the vendor about its price, for the memo. */
  cost: z.string().optional(),
  /** Row of the capability table. */
  capability: z.string().optional(),
  see: see.optional(),
});

/**
 * How the lines of the scope sheet are grouped into features, and what they don't know. A test checks that every line
 * belongs to exactly one feature.
 */
export const featureNotes = z.object({
  /** ISO date when the provider's facts and the link to its prices were checked. */
  checked: z.iso.date(),
  pricing: z.url(),
  features: z.array(feature),
  /** Work that no guide covers. It has no lines. */
  beside: z.array(feature),
});

export type FeatureNotes = z.infer<typeof featureNotes>;
