import { callHints } from '../src/lib/guides/call-hints.ts';
import { guides, type Action, type Step } from '../src/lib/guides/index.ts';
import { operations } from '../src/lib/guides/operations.ts';

/** Pages that mention everything. Their words count less, so that they don't hide the page that explains a word. */
const MENTIONS_EVERYTHING = /^\/$|^\/guides\/([^/]+\/(typescript\/)?)?$|^\/(evaluate|preflight|sandbox)\//;

/** Returns how much the words of a page count in search, relative to the other pages. */
export const weightOf = (path: string): number => (MENTIONS_EVERYTHING.test(path) ? 0.2 : 1);

/** What readers call the subject of a page or an entry that has other words for it. */
const OTHER_NAMES: Record<string, string[]> = {
  '/evaluate/compare/': ['alternatives'],
  '/evaluate/outage/': ['outage'],
  '/evaluate/questions/#outage': ['outage'],
  '/evaluate/questions/#export': ['exit', 'vendor lock-in'],
  '/evaluate/questions/#lock-in': ['vendor lock-in'],
  '/evaluate/questions/#rate-limits': ['rate limits'],
  '/evaluate/questions/#people-change': ['employee leaves', 'offboarding'],
  '/evaluate/questions/#customer-logs': ['audit log'],
  '/evaluate/questions/#residency': ['data residency', 'data location'],
  '/evaluate/questions/#compliance': ['DPA'],
  '/evaluate/questions/#end-sessions': ['revoke access', 'revoke all sessions'],
  '/troubleshooting/#limit': ['rate limits'],
};

/** Returns the words that a hit is found by besides its own: calls that it teaches, and other names of its subject. */
export const keywordsOf = (url: string): string[] => [...callsTaughtOn(url), ...(OTHER_NAMES[url] ?? [])];

/**
 * Returns the calls that a guide's step teaches, as readers look for them: under the SDK's name, the provider's name
 * and the HTTP path. Code on the page writes them as `stytch.organizations.update({`, where search finds no whole name.
 */
function callsTaughtOn(path: string): string[] {
  const [, section, guideId, stepId] = path.split('/');
  const guide = guides.find(({ id }) => section === 'guides' && id === guideId);
  const step = guide?.steps.find(({ id }) => id === stepId);
  if (!guide || !step) return [];
  // A guide that continues another one makes its calls, too. Readers look for the page that explains them.
  const before = guides.slice(0, guides.indexOf(guide)).flatMap(({ steps }) => steps.flatMap(operationsOf));
  return [
    ...new Set(
      operationsOf(step)
        .filter((name) => !before.includes(name))
        .flatMap(namesOf),
    ),
  ];
}

const teaches = ({ demonstratesFailure, asOtherUser, onlyPrepares }: Action) =>
  !demonstratesFailure && !asOtherUser && !onlyPrepares;

const operationsOf = ({ actions }: Step): string[] => actions.filter(teaches).flatMap((action) => action.operations);

function namesOf(name: string): string[] {
  const operation = operations.find((one) => one.name === name);
  const hint = callHints[name];
  if (!operation || !hint) return [name];
  return [operation.call, name, `${operation.method} ${hint.path}`];
}
