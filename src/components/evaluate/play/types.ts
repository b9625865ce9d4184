import type { CollectionEntry } from 'astro:content';

/** A story to watch: as written in the content file, with the guide whose actions it plays. */
export type Story = CollectionEntry<'scenes'>['data']['stories'][number] & { guide: string; provider: string };

/** A scene of a story. */
export type Scene = Story['scenes'][number];
