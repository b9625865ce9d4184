import type { Report } from '../../../lib/bench/index.ts';
import type { CapabilityRow } from '../buyer/capabilities.ts';
import type { Questions } from '../buyer/schema.ts';
import type { Feature, ScopeDecision } from '../scope/features.ts';
import { inDays, sumsOf } from '../scope/scope-state.ts';
import { sessionLife } from './session-life.ts';

/** A page here that a reader of the memo may want to open. */
interface Link {
  text: string;
  path: string;
}

export interface MemoFeature {
  title: string;
  path: string;
  covered: boolean;
  /** Items that are left to do, of all. */
  left: number;
  of: number;
  days: string;
}

export interface MemoDecision {
  title: string;
  answer: string;
  /** Whether the answer was read off a run instead of typed. */
  fromRun: boolean;
  owner: string;
  due: string;
}

/** Introduces what comes with the provider and the guides. */
export const WHAT_WE_GET =
  'Stytch runs the emails, the links, the members and the sessions. The guides’ downloads have code for:';
/** Explains a column of the table of what is to be built. */
export const LEFT_TO_DO =
  '“Left to do” counts what the downloads don’t have: settings, texts, your own pages, and failures to plan for.';

/** Everything a memo says beyond the author's words. */
export interface MemoView {
  /** What comes with the provider and the guide. */
  get: Link[];
  build: MemoFeature[];
  own: { title: string; days: string }[];
  /** Null if no days were entered. */
  sums: { covered: string; beside: string; all: string } | null;
  capabilities: { title: string; path: string; inStytch: string; taught: string; emulated: string }[];
  risks: Link[];
  /** What to ask about prices, and about everything else. */
  costs: string[];
  asks: string[];
  decided: MemoDecision[];
  open: MemoDecision[];
}

interface Sources {
  features: Feature[];
  capabilities: CapabilityRow[];
  questions: Questions;
}

/** Prepares a memo for the page and the Markdown file. */
export function memoOf(report: Report, { features, capabilities, questions: { questions } }: Sources): MemoView {
  const { scope } = report;
  const sums = sumsOf(features, scope);
  const decisions = features
    .flatMap((feature) => feature.decisions)
    .map((decision) => decisionOf(decision, report))
    .toSorted((a, b) => Number(Boolean(b.owner || b.due)) - Number(Boolean(a.owner || a.due)));
  const asks = (isCost: boolean) =>
    questions.filter(({ group }) => (group === 'cost') === isCost).flatMap(({ ask }) => ask ?? []);
  return {
    get: features
      .filter(({ covered }) => covered)
      .map(({ id, title, what }) => ({ text: `${title}: ${what}`, path: `/evaluate/what-it-takes/#${id}` })),
    build: features.map((feature) => featureOf(feature, report)),
    own: scope.own.map(({ title, days }) => ({ title, days: days ? inDays(days) : '' })),
    sums:
      sums.all.to > 0 ? { covered: inDays(sums.covered), beside: inDays(sums.beside), all: inDays(sums.all) } : null,
    capabilities: capabilities.map(({ id, title, stytch, steps, elsewhere, emulatedText }) => ({
      title,
      path: `/evaluate/capabilities/#${id}`,
      inStytch: stytch === 'yes' ? 'yes' : 'no',
      taught: steps.length > 0 ? 'yes' : elsewhere ? `with ${elsewhere.name}` : 'not yet',
      emulated: emulatedText.toLowerCase(),
    })),
    risks: questions.flatMap(({ id, risk }) => (risk ? [{ text: risk, path: `/evaluate/questions/#${id}` }] : [])),
    costs: asks(true),
    asks: asks(false),
    decided: decisions.filter(({ answer }) => answer !== ''),
    open: decisions.filter(({ answer }) => answer === ''),
  };
}

function featureOf({ id, title, covered, remains, failures }: Feature, { scope }: Report): MemoFeature {
  const items = [...remains, ...failures];
  const days = scope.days[id];
  return {
    title,
    path: `/evaluate/what-it-takes/#${id}`,
    covered,
    left: items.filter((item) => !scope.done.includes(item.id)).length,
    of: items.length,
    days: days ? inDays(days) : '',
  };
}

/** The author's own answer wins over one read off a run. Failed runs give none. */
function decisionOf({ id, title, shown }: ScopeDecision, { runs, scope }: Report): MemoDecision {
  const { answer = '', owner = '', due = '' } = scope.decisions[id] ?? {};
  const run = runs.find(({ step, action, outcome }) => `${step}/${action}` === shown?.by && outcome === 'done');
  const read = run && shown ? shown.answer.replace('{session}', sessionLife(run)) : '';
  return { title, answer: answer || read, fromRun: !answer && read !== '', owner, due };
}
