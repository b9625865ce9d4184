import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { capabilitiesSchema, questionsSchema, sourcesSchema } from './buyer/schema.ts';
import { featureNotes } from './scope/features/feature-notes.ts';
import { scopeNotes } from './scope/lines/notes.ts';

const json = (folder: string) => glob({ base: `./src/content/evaluate/${folder}`, pattern: '*.json' });

const scene = z.object({
  /** As `step/action`. */
  action: z.string(),
  title: z.string(),
  /** What the user's screen shows: `play/scene/draw.ts` draws it from the values of the run. */
  screen: z.enum([
    'customer',
    'form',
    'mail',
    'scanned',
    'list',
    'inside',
    'out',
    'domain',
    'invite',
    'invited',
    'google',
    'company',
    'connection',
    'values',
    'rule',
    'more',
    'phone',
    'code',
    'team',
    'rename',
    'refused',
    'unreachable',
    'no-link',
  ]),
  /** The actor, if it isn't the story's person. */
  who: z.string().optional(),
  person: z.string(),
  app: z.string(),
  provider: z.string(),
  /** Whether the scene is there to show a failure. */
  fails: z.boolean().default(false),
  /** The call that gets no answer in this scene, as if the provider were down. */
  down: z.string().optional(),
});

/** Narration of the stories to watch, one file per guide, one scene per action. */
const scenes = defineCollection({
  loader: json('scenes'),
  schema: z.object({
    person: z.string(),
    stories: z.array(
      z.object({
        /** Its anchor on the page. */
        id: z.string(),
        title: z.string(),
        what: z.string(),
        /** Label of the button that starts it. */
        start: z.string(),
        /** The sentence at its end. */
        over: z.string(),
        /** Where its run differs from the guide's examples: for its text, and before it has run. */
        example: z.object({ entered: z.string() }).optional(),
        scenes: z.array(scene),
      }),
    ),
  }),
});

/** Notes for the scope sheet, one file per guide. */
const scope = defineCollection({ loader: json('scope'), schema: scopeNotes });

/** The scope sheet's lines by feature, one file per guide. */
const features = defineCollection({ loader: json('features'), schema: featureNotes });

const claim = z.object({ says: z.string(), sources: z.array(z.string()).min(1) });

/** Comparison of login methods, each claim with its sources. */
const compare = defineCollection({
  loader: json('compare'),
  schema: z.object({
    ways: z.array(z.object({ id: z.enum(['link', 'passkey', 'password']), name: z.string(), note: z.string() })),
    sources: sourcesSchema,
    questions: z.array(z.object({ id: z.string(), title: z.string(), link: claim, passkey: claim, password: claim })),
  }),
});

/** Buyers' questions: one file for each page and one with the sources of both. */
const buyer = (file: string) => glob({ base: './src/content/evaluate/buyer', pattern: `${file}.json` });
const buyerSources = defineCollection({ loader: buyer('sources'), schema: sourcesSchema });
const capabilities = defineCollection({ loader: buyer('capabilities'), schema: capabilitiesSchema });
const questions = defineCollection({ loader: buyer('questions'), schema: questionsSchema });

export const evaluation = { scenes, scope, features, compare, buyerSources, capabilities, questions };
