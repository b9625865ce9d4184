import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { evaluation } from './components/evaluate/collections.ts';
import { guides as outlines } from './lib/guides/index.ts';

/** A file to show, by its path from the repository's root, and a named region of it to open on. */
const part = z.object({ file: z.string(), part: z.string().optional() });

/** A file beside the text. A standalone one is a program for the reader to run, and may make the step's call again. */
const listed = part.extend({ standalone: z.boolean().default(false) });

/** One file per step: `<guide>/<number>-<step>.mdx`. The number orders the folder and is not part of the address. */
const guides = defineCollection({
  loader: glob({
    base: './src/content/guides',
    pattern: '**/*.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, '').replace(/\/\d+-/, '/'),
  }),
  schema: z.object({
    /** One sentence for search engines and link previews. */
    description: z.string(),
    /** The files beside the text, the first one open: in TypeScript, in Python, and in curl where one call is all. */
    listings: z.array(listed),
    python: z.array(listed),
    curl: z.array(part).default([]),
    /** The folders with the whole app, shown file by file under the bench. */
    fullCode: z.object({ typescript: z.string(), python: z.string() }).optional(),
    /** Pages of the vendor that say more. At most three. */
    more: z.array(z.object({ label: z.string(), href: z.url() })).max(3),
  }),
});

/** One file per term: its name in front, its meaning as text. */
const glossary = defineCollection({
  loader: glob({ base: './src/content/glossary', pattern: '*.md' }),
  schema: z.object({ term: z.string() }),
});

/** One file per thing that goes wrong: what it looks like as a title, what to do as text. */
const troubleshooting = defineCollection({
  loader: glob({ base: './src/content/troubleshooting', pattern: '*.md' }),
  schema: z.object({
    title: z.string(),
    /** The guide it belongs to, by id, or `all`. */
    of: z.enum(['all', ...outlines.map(({ id }) => id)]),
    order: z.number(),
    /** The outcomes it explains: the provider's word, or what the bench noted. Each in one file only. */
    errors: z.array(z.string()),
  }),
});

/** One file per topic that real people add. */
const production = defineCollection({
  loader: glob({ base: './src/content/production', pattern: '*.md' }),
  schema: z.object({
    title: z.string(),
    order: z.number(),
    /** The topic in one sentence, for readers who don't read code, with what it costs and who does it. */
    plain: z.string(),
    cost: z.string(),
    owner: z.string(),
    /** Code that is run and tested, and its region. */
    file: z.string().optional(),
    part: z.string().default('code'),
  }),
});

export const collections = { guides, glossary, troubleshooting, production, ...evaluation };
