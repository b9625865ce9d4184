import type { CollectionEntry } from 'astro:content';

/** A story to watch, as written in the content file. */
export type Story = CollectionEntry<'scenes'>['data']['stories'][number];

/** A scene of a story. */
export type Scene = Story['scenes'][number];
