import { getCollection, getEntry } from 'astro:content';
import { everydayLogin } from '../../../lib/guides/everyday-login/outline.ts';
import type { GuideOutline } from '../../../lib/guides/index.ts';
import { stytchB2b } from '../../../lib/guides/stytch-b2b/outline.ts';
import { routes } from '../../../lib/quickstart/stytch/app/routes.ts';
import { routes as everydayRoutes } from '../../../lib/quickstart/stytch/everyday/app/routes.ts';
import { show } from '../../listing/sources.ts';
import { deriveSheets, type ScopeSource } from './lines/derive.ts';
import { storedCredentials } from './lines/stored-credentials.ts';
import { groupByFeature, knownIds, type Feature } from './features/group-by-feature.ts';
import type { KnownIds } from './entries/clean-scope.ts';
import type { ScopeLine } from './types.ts';
import { buyerQuestions } from '../buyer/capabilities.ts';
import { errorText } from './lines/error-text.ts';
import { risksOf, type ScopeRisk } from './risks.ts';

export interface Sheet {
  /** The guide that the sheet's entries are stored under: the first of those it covers. */
  guide: GuideOutline;
  guides: GuideOutline[];
  lines: ScopeLine[];
  features: Feature[];
  risks: ScopeRisk[];
  known: KnownIds;
  /** ISO date when the provider's facts were checked, and where its prices are. */
  checked: string;
  pricing: string;
}

/** The guides to Stytch B2B, each with the routes of its app. A later app has the routes of the one before. */
const PARTS = [
  { guide: stytchB2b, routes },
  { guide: everydayLogin, routes: everydayRoutes },
];

/** Builds the scope sheet of the guides to Stytch B2B. */
export async function stytchSheet(): Promise<Sheet> {
  const grouping = await getEntry('features', stytchB2b.id);
  if (!grouping) throw new Error(`There is no src/content/evaluate/features/${stytchB2b.id}.json.`);
  const lines = deriveSheets(await Promise.all(PARTS.map((part) => sourceOf(part.guide, Object.keys(part.routes)))));
  const features = groupByFeature(lines, grouping.data);
  const risks = risksOf(await buyerQuestions());
  const { checked, pricing } = grouping.data;
  const guides = PARTS.map(({ guide }) => guide);
  return { guide: stytchB2b, guides, lines, features, risks, known: knownIds(features, risks), checked, pricing };
}

async function sourceOf(guide: GuideOutline, routes: string[]): Promise<ScopeSource> {
  const entry = await getEntry('scope', guide.id);
  if (!entry) throw new Error(`There is no src/content/evaluate/scope/${guide.id}.json.`);
  const code = await listingsOf(guide);
  return {
    guide,
    routes,
    notes: entry.data,
    kept: storedCredentials,
    codeOf: (operation) => code.get(operation),
    errorText,
  };
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
