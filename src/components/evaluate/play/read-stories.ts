import { getCollection } from 'astro:content';
import { findAction, guides } from '../../../lib/guides/index.ts';
import { exampleFacts } from './example.ts';
import type { PlayFacts } from './facts.ts';
import type { Story } from './types.ts';

/**
 * Reads the stories to watch in the guides' order, each with the guide whose actions it plays.
 * @returns the stories, and the facts they are told with until they have run
 * @throws if there are none
 */
export async function readStories(): Promise<{ stories: Story[]; example: PlayFacts }> {
  const files = new Map((await getCollection('scenes')).map(({ id, data }) => [id, data]));
  const told = guides.filter(({ id }) => files.has(id));
  const stories = told.flatMap(({ id, provider }) =>
    (files.get(id)?.stories ?? []).map((story) => ({ ...story, guide: id, provider })),
  );
  const [first] = told;
  if (!first) throw new Error('There are no stories in src/content/evaluate/scenes/.');
  return { stories, example: exampleFacts(first, files.get(first.id)?.person ?? '') };
}

/** The calls that a scene makes, by the provider's names. */
export function callsOf(story: Story, scene: { action: string }): string[] {
  const [step = '', id] = scene.action.split('/');
  return findAction(story.guide, step, id)?.action.operations ?? [];
}
