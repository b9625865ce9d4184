import type { FeatureNotes } from './feature-notes.ts';
import type { KnownIds } from '../entries/clean-scope.ts';
import type { ScopeLine } from '../types.ts';

/** Something to tick off. */
export interface ScopeItem {
  id: string;
  text: string;
  /** For a failure, what the user reads. Otherwise empty. */
  more: string;
  /** The provider's part of it, if it has one. */
  provider?: string;
  /** Whether the download has a text for this failure. */
  hasText?: boolean;
}

export interface ScopeDecision {
  id: string;
  title: string;
  /** The provider's part, whatever the decision. */
  provider: string;
  shown: ScopeLine['shown'];
}

/** A feature of the login, or a piece of work beside it. */
export interface Feature {
  id: string;
  title: string;
  what: string;
  /** Whether the guides cover it: then its download has code for it. */
  covered: boolean;
  /** Parts that are in the guide's download. */
  included: { text: string; name: string; path: string; provider?: string }[];
  remains: ScopeItem[];
  failures: ScopeItem[];
  decisions: ScopeDecision[];
  /** The question for the vendor about its price. */
  cost?: string | undefined;
  /** Pages here that say more. */
  see: { path: string; label: string }[];
}

/** The sections whose lines are code that the download contains. Settings, emails and your own tables remain. */
const isIncluded = ({ section, name }: ScopeLine) =>
  section === 'route' || section === 'code' || section === 'call' || (section === 'store' && name !== '');

/** Leaves out notes that only say that the provider has no part in it. */
const does = (provider: string) => (/^Nothing here\b/.test(provider) ? {} : { provider });

/**
 * Groups the lines of the scope sheet by feature.
 * @throws if a feature names a line that the sheet doesn't have
 */
export function groupByFeature(
  lines: ScopeLine[],
  { features, beside }: Pick<FeatureNotes, 'features' | 'beside'>,
): Feature[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const asItem = ({ id, title, more, provider }: ScopeLine): ScopeItem => ({
    id,
    text: title,
    more,
    ...does(provider),
  });
  return [...features, ...beside].map((notes): Feature => {
    const featureLines = notes.lines.map((id) => {
      const line = byId.get(id);
      if (!line) throw new Error(`The feature "${notes.id}" names a line "${id}" that the sheet doesn’t have.`);
      return line;
    });
    const linesIn = (section: ScopeLine['section']) => featureLines.filter((line) => line.section === section);
    const included = featureLines.filter(isIncluded);
    const remaining = featureLines.filter(
      (line) => ['setting', 'mail', 'store'].includes(line.section) && !isIncluded(line),
    );
    return {
      id: notes.id,
      title: notes.title,
      what: notes.what,
      covered: included.length > 0,
      included: included.map(({ title, name, step, provider }) => ({
        text: title,
        name,
        path: `/guides/${step.guide}/${step.id}/`,
        ...does(provider),
      })),
      remains: [...remaining.map(asItem), ...notes.remains.map((item) => ({ ...item, more: '' }))],
      cost: notes.cost,
      failures: [
        ...linesIn('failure').map((line) => ({ ...asItem(line), hasText: line.name !== '' })),
        ...notes.failures.map((item) => ({ ...item, more: '' })),
      ],
      decisions: [
        ...linesIn('decision').map(({ id, title, provider, shown }) => ({ id, title, provider, shown })),
        ...notes.decisions.map(({ id, title }) => ({ id: `decision:${id}`, title, provider: '', shown: [] })),
      ],
      see: [
        ...(notes.capability
          ? [{ path: `/evaluate/capabilities/#${notes.capability}`, label: 'What Stytch offers' }]
          : []),
        ...(notes.see ? [notes.see] : []),
      ],
    };
  });
}

/** The ids that a reader's entries may refer to. What they enter for a risk is stored like a decision. */
export const knownIds = (features: Feature[], risks: { id: string }[] = []): KnownIds => ({
  features: features.map(({ id }) => id),
  items: features.flatMap(({ remains, failures }) => [...remains, ...failures].map(({ id }) => id)),
  decisions: [...features.flatMap(({ decisions }) => decisions), ...risks].map(({ id }) => id),
});
