import type { Report } from '../../../lib/bench/index.ts';
import type { CapabilityRow } from '../buyer/capabilities.ts';
import type { Questions } from '../buyer/schema.ts';
import type { Feature, ScopeDecision } from '../scope/features.ts';
import { risksOf } from '../scope/risks.ts';
import { inDays, saySums, sumsOf } from '../scope/scope-state.ts';
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
  /** Counts of open to-dos and unhandled failures, each as `2 of 3`; empty if there are none. */
  toDo: string;
  failures: string;
  days: string;
}

export interface MemoDecision {
  title: string;
  /** Empty while it is open. */
  answer: string;
  owner: string;
  due: string;
}

/** Introduces what comes with the provider and the guides. */
export const WHAT_WE_GET =
  'Stytch runs the emails, the links, the members and the sessions. The guides’ downloads have code for:';
/** Explains the columns of the table of what is to be built. @param features those of the scope sheet */
function sayColumns(features: Pick<Feature, 'failures'>[]): string {
  const failures = features.flatMap((feature) => feature.failures);
  const texts = failures.filter(({ hasText }) => hasText).length;
  return [
    '“To do” counts what the downloads don’t have: settings, texts and our own pages.',
    `“Failures” counts what we have to test and answer; the downloads have a text for ${texts} of all ${failures.length}.`,
  ].join(' ');
}

/** Says what the list of risks can't know, and what is missing in it. */
function sayRisks(risks: { owner: string }[]): string {
  const open = risks.filter(({ owner }) => owner === '').length;
  const missing = open > 0 ? ` ${open} of ${risks.length} ${open === 1 ? 'has' : 'have'} no owner yet.` : '';
  return `A likelihood is our own judgment: no source has figures.${missing}`;
}

/** Says a risk's likelihood, owner and date, as far as they are known. */
export const sayRisk = ({ answer, owner, due }: Omit<MemoDecision, 'title'>): string =>
  [answer && `likelihood: ${answer}`, owner && `owner: ${owner}`, due && `by ${due}`].filter(Boolean).join(', ');

/** The other ways to log in that the site knows. */
export const ALTERNATIVES = {
  text: 'Passkeys, and a password login of our own, compared with magic links',
  path: '/evaluate/compare/',
  limits: 'Other vendors aren’t compared here.',
};

/** Everything a memo says beyond the author's words. */
export interface MemoView {
  /** Parts that come with the provider and the guide. */
  get: Link[];
  build: MemoFeature[];
  own: { title: string; days: string }[];
  /** Empty if no days were entered. */
  sums: string;
  columns: string;
  capabilities: { title: string; path: string; inStytch: string; taught: string; emulated: string }[];
  /** Each with what we can do about it, and the author's judgment: its answer is the likelihood. */
  risks: (Link & { mitigation: string } & Omit<MemoDecision, 'title'>)[];
  aboutRisks: string;
  /** Work for the rollout that isn’t done. */
  rollout: string[];
  /** Questions about prices, and about everything else. */
  costs: string[];
  asks: string[];
  decided: MemoDecision[];
  open: MemoDecision[];
  /** Answers that the demo showed, which decide nothing. */
  seen: string[];
}

interface Sources {
  features: Feature[];
  capabilities: CapabilityRow[];
  questions: Questions;
}

/** Prepares a memo for the page and the Markdown file. */
export function memoOf(report: Report, { features, capabilities, questions: buyer }: Sources): MemoView {
  const { scope } = report;
  const { questions } = buyer;
  const risks = risksOf(buyer).map(({ id, ...risk }) => ({ ...risk, ...entryOf(id, scope) }));
  const sums = sumsOf(features, scope);
  const decisions = features
    .flatMap((feature) => feature.decisions)
    .map((decision) => decisionOf(decision, scope))
    .toSorted((a, b) => Number(Boolean(b.owner || b.due)) - Number(Boolean(a.owner || a.due)));
  const asks = (isCost: boolean) =>
    questions.filter(({ group }) => (group === 'cost') === isCost).flatMap(({ ask }) => ask ?? []);
  return {
    get: features
      .filter(({ covered }) => covered)
      .map(({ id, title, what }) => ({ text: `${title}: ${what}`, path: `/evaluate/what-it-takes/#${id}` })),
    build: features.map((feature) => featureOf(feature, report)),
    own: scope.own.map(({ title, days }) => ({ title, days: days ? inDays(days) : '' })),
    sums: sums.all.to > 0 ? saySums(sums) : '',
    columns: sayColumns(features),
    capabilities: capabilities.map(({ id, title, stytch, steps, elsewhere, emulatedText }) => ({
      title,
      path: `/evaluate/capabilities/#${id}`,
      inStytch: stytch === 'yes' ? 'yes' : 'no',
      taught: steps.length > 0 ? 'yes' : elsewhere ? `with ${elsewhere.name}` : 'not yet',
      emulated: emulatedText.toLowerCase(),
    })),
    risks,
    aboutRisks: sayRisks(risks),
    rollout: features
      .filter(({ id }) => id === 'rollout')
      .flatMap(({ remains }) => remains)
      .filter(({ id }) => !scope.done.includes(id))
      .map(({ text }) => text),
    costs: [...asks(true), ...features.flatMap(({ cost }) => cost ?? [])],
    asks: asks(false),
    decided: decisions.filter(({ answer }) => answer !== ''),
    open: decisions.filter(({ answer }) => answer === ''),
    seen: features.flatMap((feature) => feature.decisions).flatMap((decision) => seenIn(decision, report)),
  };
}

function featureOf({ id, title, covered, remains, failures }: Feature, { scope }: Report): MemoFeature {
  const countLeft = (items: { id: string }[]) =>
    items.length > 0 ? `${items.filter(({ id: item }) => !scope.done.includes(item)).length} of ${items.length}` : '';
  const days = scope.days[id];
  return {
    title,
    path: `/evaluate/what-it-takes/#${id}`,
    covered,
    toDo: countLeft(remains),
    failures: countLeft(failures),
    days: days ? inDays(days) : '',
  };
}

const decisionOf = ({ id, title }: ScopeDecision, scope: Report['scope']): MemoDecision => ({
  title,
  ...entryOf(id, scope),
});

const entryOf = (id: string, { decisions }: Report['scope']) => decisions[id] ?? { answer: '', owner: '', due: '' };

/** Reads off a run how the demo answers a decision. Failed runs show nothing. */
function seenIn({ title, shown }: ScopeDecision, { runs }: Report): string[] {
  const run = runs.find(({ step, action, outcome }) => `${step}/${action}` === shown?.by && outcome === 'done');
  return run && shown ? [`${title} ${shown.answer.replace('{session}', sessionLife(run))}`] : [];
}
