import { getCollection, getEntry } from 'astro:content';
import type { GuideOutline } from '../../../lib/guides/index.ts';
import { stytchB2b } from '../../../lib/guides/stytch-b2b/outline.ts';
import { routes } from '../../../lib/quickstart/stytch/app/routes.ts';
import { show } from '../../listing/sources.ts';
import { deriveSheet } from './derive.ts';
import { storedCredentials } from './stored-credentials.ts';
import { groupByFeature, knownIds, type Feature } from './features.ts';
import type { ScopeNotes } from './notes.ts';
import type { KnownIds } from './scope-state.ts';
import type { ScopeLine } from './types.ts';
import { errorText } from './error-text.ts';

export interface Sheet {
  guide: GuideOutline;
  lines: ScopeLine[];
  features: Feature[];
  known: KnownIds;
  notes: ScopeNotes;
}

/** Builds the scope sheet of the Stytch guide. */
export async function stytchSheet(): Promise<Sheet> {
  const guide = stytchB2b;
  const entry = await getEntry('scope', guide.id);
  if (!entry) throw new Error(`There is no src/content/evaluate/scope/${guide.id}.json.`);
  const grouping = await getEntry('features', guide.id);
  if (!grouping) throw new Error(`There is no src/content/evaluate/features/${guide.id}.json.`);
  const code = await listingsOf(guide);
  const lines = deriveSheet({
    guide,
    routes: Object.keys(routes),
    notes: entry.data,
    kept: storedCredentials,
    codeOf: (operation) => code.get(operation),
    errorText,
  });
  const features = groupByFeature(lines, grouping.data);
  return { guide, lines, features, known: knownIds(features), notes: entry.data };
}

/** Maps calls to files, from the listings in the steps' front matter. */
async function listingsOf(guide: GuideOutline): Promise<Map<string, string>> {
  const texts = await getCollection('guides', ({ id }) => id.startsWith(`${guide.id}/`));
  const shown = texts
    .flatMap(({ data }) => data.listings)
    .filter(({ standalone }) => !standalone)
    .flatMap(({ file, part }) => {
      const { name, calls } = show(file, part);
      return calls.flatMap(({ operations }) => operations.map((operation): [string, string] => [operation, name]));
    });
  return new Map(shown);
}
