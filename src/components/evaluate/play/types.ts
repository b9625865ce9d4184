import type { CollectionEntry } from 'astro:content';

/** A scene of the play, as it is written down. */
export type Scene = CollectionEntry<'scenes'>['data']['scenes'][number];
