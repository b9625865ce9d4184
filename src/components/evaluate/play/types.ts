import type { CollectionEntry } from 'astro:content';

/** A scene as written in the content file. */
export type Scene = CollectionEntry<'scenes'>['data']['scenes'][number];
