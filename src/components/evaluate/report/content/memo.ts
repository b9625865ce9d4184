import type { Report } from '../../../../lib/bench/index.ts';
import type { DayRange } from '../../../../lib/bench/report/scope.ts';
import type { CapabilityRow } from '../../buyer/capabilities.ts';
import type { Questions } from '../../buyer/schema.ts';
import { formatDate } from '../../format-date.ts';
import type { Feature } from '../../scope/features/group-by-feature.ts';
import { risksOf } from '../../scope/risks.ts';
import { isZero, sayDays } from '../../scope/entries/days.ts';
import { saySums, sumsOf } from '../../scope/entries/sums.ts';
import { decisionOf, entryOf, seenIn, type MemoDecision } from './decisions.ts';

/** A page here that a reader of the memo may want to open. */
interface Link {
  text: string;
  path: string;
}

export interface MemoFeature {
  title: string;
  path: string;
  /** Whether there is code for it: `some` is on the page about going live. */
  sample: 'yes' | 'some' | 'no';
  /** Counts of open to-dos and unhandled failures, each as `2 of 3`; empty if there are none. */
  toDo: string;
  failures: string;
  days: string;
}

/** Introduces what comes with the provider and the guides. */
export const WHAT_WE_GET =
  'Stytch is a hosted login service, owned by Twilio. It runs emails, links, members and sessions; see “Capabilities”. ' +
  'First Login, the site that wrote this memo, isn’t Stytch’s. Its downloads have sample code under the MIT license for:';

/** Explains the columns of the table of what is to be built. @param features those of the scope sheet */
function sayColumns(features: Pick<Feature, 'failures'>[]): string {
  const failures = features.flatMap((feature) => feature.failures);
  const texts = failures.filter(({ hasText }) => hasText).length;
  return [
    '“To do” counts what the downloads don’t have: settings, texts and our own pages.',
    `“Failures” counts what we have to test and answer. In all, there are ${failures.length}, and the downloads have a text for ${texts}.`,
  ].join(' ');
}

/** Says what the list of risks rests on, and what is missing in it. @param checked ISO date of the last look */
function sayRisks(risks: { answer: string; owner: string }[], checked: string): string {
  const open = risks.filter(({ owner }) => owner === '').length;
  return [
    `The facts come from copies of public pages, last read on ${formatDate(checked)}.`,
    risks.some(({ answer }) => answer !== '') && 'A likelihood is our own judgment: no source has figures.',
    open > 0 && `${open} of ${risks.length} ${open === 1 ? 'has' : 'have'} no owner yet.`,
  ]
    .filter(Boolean)
    .join(' ');
}

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
  /** Titles of the features with an estimate of 0 days. The memo says nothing else about them. */
  notNeeded: string[];
  /** Empty if no days were entered. */
  sums: string;
  columns: string;
  capabilities: { title: string; path: string; inStytch: string; taught: string; emulated: string }[];
  /** Each with what we can do about it, and the author's judgment: its answer is the likelihood. */
  risks: (Link & { mitigation: string } & Omit<MemoDecision, 'title'>)[];
  aboutRisks: string;
  /** Work for the rollout that isn’t done. */
  rollout: string[];
  /** Prices that the answers know. */
  prices: Link[];
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
  /** ISO date when the sources were last read. */
  checked: string;
}

/** Prepares a memo for the page and the Markdown file. */
export function memoOf(report: Report, { features: all, capabilities, questions: buyer, checked }: Sources): MemoView {
  const { scope } = report;
  const features = all.filter(({ id }) => !isZero(scope.days[id]));
  const { questions } = buyer;
  const risks = risksOf(buyer).map(({ id, ...risk }) => ({ ...risk, ...entryOf(id, report) }));
  const sums = sumsOf(all, scope);
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
    own: scope.own.map(({ title, days, unclear }) => ({ title, days: daysOf(days, unclear) })),
    notNeeded: all.filter((feature) => !features.includes(feature)).map(({ title }) => title),
    sums: sums.all.to > 0 ? saySums(sums) : '',
    columns: sayColumns(features),
    capabilities: capabilities.map(({ id, title, stytch, steps, elsewhere, emulatedText }) => ({
      title,
      path: `/evaluate/capabilities/#${id}`,
      inStytch: stytch === 'yes' ? 'yes' : 'no',
      taught: steps.length > 0 ? 'yes' : elsewhere ? `with ${elsewhere.name}` : 'no',
      emulated: emulatedText.charAt(0).toLowerCase() + emulatedText.slice(1),
    })),
    risks,
    aboutRisks: sayRisks(risks, checked),
    rollout: features
      .filter(({ id }) => id === 'rollout')
      .flatMap(({ remains }) => remains)
      .filter(({ id }) => !scope.done.includes(id))
      .map(({ text }) => text),
    prices: questions.flatMap(({ id, price }) => (price ? [{ text: price, path: `/evaluate/questions/#${id}` }] : [])),
    // Some questions are asked on both pages.
    costs: [...new Set([...asks(true), ...features.flatMap(({ cost }) => cost ?? [])])],
    asks: asks(false),
    decided: decisions.filter(({ answer }) => answer !== ''),
    open: decisions.filter(({ answer }) => answer === ''),
    seen: features.flatMap((feature) => feature.decisions).flatMap((decision) => seenIn(decision, report)),
  };
}

function sampleOf({ covered, see }: Feature): MemoFeature['sample'] {
  return covered ? 'yes' : see.some(({ path }) => path.startsWith('/production/')) ? 'some' : 'no';
}

/** An entry that isn't a range of days is a typing error, which the author sees on the scope sheet. */
const daysOf = (days: DayRange | null | undefined, unclear: string | undefined): string =>
  sayDays(days, undefined) || (unclear?.trim() ? 'not estimated' : '');

function featureOf(feature: Feature, { scope }: Report): MemoFeature {
  const { id, title, remains, failures } = feature;
  const countLeft = (items: { id: string }[]) =>
    items.length > 0 ? `${items.filter(({ id: item }) => !scope.done.includes(item)).length} of ${items.length}` : '';
  return {
    title,
    path: `/evaluate/what-it-takes/#${id}`,
    sample: sampleOf(feature),
    toDo: countLeft(remains),
    failures: countLeft(failures),
    days: daysOf(scope.days[id], scope.unclear?.[id]),
  };
}
