import { z } from 'astro/zod';

const source = z.object({
  by: z.string(),
  title: z.string(),
  href: z.url(),
  /** ISO date of the last look at it. */
  checked: z.iso.date(),
});
export type Source = z.infer<typeof source>;

/** The sources of the capability table and of the buyer's questions, by id. */
export const sourcesSchema = z.record(z.string(), source);

const capability = z.object({
  id: z.string(),
  title: z.string(),
  /** An explanation for readers who don't know the term. */
  what: z.string(),
  stytch: z.enum(['yes', 'no']),
  says: z.string(),
  sources: z.array(z.string()).min(1),
  /** Its calls: names, or prefixes that end in `.*`. Empty if it has none, such as browser components. */
  operations: z.array(z.string()),
  /** How much of it the sandbox emulates, where no list of calls says it. */
  sandbox: z.string().optional(),
  /** Steps that teach it with calls of another capability, as `guide/step`. */
  taught: z.array(z.string()).default([]),
  /** A guide for another provider that teaches it. */
  guide: z.string().optional(),
});
export type Capability = z.infer<typeof capability>;

export const capabilitiesSchema = z.object({ capabilities: z.array(capability) });

const question = z.object({
  id: z.string(),
  group: z.string(),
  title: z.string(),
  answer: z.string(),
  /** A list that belongs to the answer, such as incidents. */
  points: z.array(z.string()).optional(),
  sources: z.array(z.string()),
  /** A page here that shows it. */
  see: z.object({ path: z.string().startsWith('/'), label: z.string() }).optional(),
  /** The question for the vendor, where no source says it or it depends on the contract. */
  ask: z.string().optional(),
  /** The prices that are known, in one sentence with their date, for the memo. */
  price: z.string().optional(),
  /** The risk for a buyer in one sentence, for the memo. */
  risk: z.string().optional(),
  /** The action that a buyer can take against that risk. */
  mitigation: z.string().optional(),
});
export type Question = z.infer<typeof question>;

export const questionsSchema = z.object({
  groups: z.array(z.object({ id: z.string(), title: z.string() })),
  questions: z.array(question),
  /** Questions that fit every vendor. */
  anyVendor: z.array(z.string()),
});

export type Questions = z.infer<typeof questionsSchema>;
