/** What is done to the built site after Astro, in this order. Run by `npm run build`. */
import { inRoot } from './lib/paths.mjs';
import { precompress } from './lib/precompress.ts';

const site = inRoot('dist', 'client');

// The search index (pagefind) belongs here: it reads the built pages, and what it writes is compressed below.

await precompress(site);
