import type { DayRange, Decision, ScopeState } from '../../../lib/bench/report/scope.ts';

/** Larger numbers are treated as typos. */
export const MOST_DAYS = 1000;
const LONGEST_TEXT = 300;
export const MOST_OWN_LINES = 8;

/** The ids a scope sheet has. */
export interface KnownIds {
  features: string[];
  items: string[];
  decisions: string[];
}

const partsOf = (text: string) =>
  text
    .trim()
    .split(/\s*(?:-|–|\bto\b)\s*/)
    .map((part) => (part === '' ? NaN : Number(part.replace(',', '.'))));

/** Parses days such as `3`, `2-4`, `2–4` or `1,5 to 3`; undefined if invalid. */
export function parseRange(text: string): DayRange | undefined {
  const parts = partsOf(text);
  const [from = NaN, to = from] = parts;
  return parts.length <= 2 && isRange({ from, to }) ? { from, to } : undefined;
}

/** Whether a text is a range with the larger number first. */
export function isReversed(text: string): boolean {
  const [from, to, ...more] = partsOf(text);
  return more.length === 0 && isDays(from) && isDays(to) && from > to;
}

const isDays = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= MOST_DAYS;

const isRange = (value: unknown): value is DayRange => {
  const { from, to } = objectOf(value);
  return isDays(from) && isDays(to) && from <= to;
};

const round = (days: number) => Math.round(days * 100) / 100;

/** Sums ranges, rounded to hundredths to hide floating-point errors. */
const sumRanges = (ranges: DayRange[]): DayRange => ({
  from: round(ranges.reduce((sum, { from }) => sum + from, 0)),
  to: round(ranges.reduce((sum, { to }) => sum + to, 0)),
});

/** Formats a range for a field: `3` or `2–4`. */
export const sayRange = ({ from, to }: DayRange): string => (from === to ? `${from}` : `${from}–${to}`);

/** Formats a range for a sentence: `1 day`, `2–4 days`. */
export const inDays = (range: DayRange): string => `${sayRange(range)} ${range.to === 1 ? 'day' : 'days'}`;

/** Whether an estimate marks its feature as not needed: 0 days. */
export const isZero = (days: DayRange | null | undefined): boolean => days?.to === 0;

/** Puts typed text on one line, for a sentence, a cell or a list. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Says an estimate, or quotes an entry that isn’t a range of days. Empty if nothing was entered. */
export function sayDays(days: DayRange | null | undefined, unclear: string | undefined): string {
  if (isZero(days)) return 'not needed';
  if (days) return inDays(days);
  const typed = oneLine(unclear ?? '');
  return typed && `“${typed}” isn’t a range of days`;
}

/**
 * Sums the estimates: features with sample code, other work, and both. `blank` of `of` lines have none. A line with 0
 * days isn’t needed, so it counts neither as estimated nor as blank.
 */
export function sumsOf(features: { id: string; covered: boolean }[], { days, own }: ScopeState) {
  const estimates = [
    ...features.map(({ id, covered }) => ({ covered, days: days[id] })),
    ...own.map((line) => ({ covered: false, days: line.days })),
  ];
  const needed = estimates.filter((line) => !isZero(line.days));
  const of = (isCovered: boolean) =>
    needed.filter(({ covered }) => covered === isCovered).flatMap((line) => line.days ?? []);
  const [covered, beside] = [of(true), of(false)];
  const all = [...covered, ...beside];
  return {
    covered: sumRanges(covered),
    beside: sumRanges(beside),
    all: sumRanges(all),
    blank: needed.length - all.length,
    of: needed.length,
    notNeeded: estimates.length - needed.length,
  };
}

/** Says what a sum leaves out; empty if every line has an estimate. */
export const sayBlank = ({ blank, of, notNeeded }: { blank: number; of: number; notNeeded: number }): string =>
  [blank > 0 && `${blank} of ${of} not estimated`, notNeeded > 0 && `${notNeeded} not needed`]
    .filter(Boolean)
    .join(', ');

/** The sums as sentences, for the memo and the exports. What a total leaves out comes before it. */
export function saySums(sums: ReturnType<typeof sumsOf>): string {
  const { blank, of, notNeeded } = sums;
  return [
    blank > 0 && `${blank} of ${of} lines aren’t estimated yet, so this isn’t the whole.`,
    notNeeded > 0 && `Not needed: ${notNeeded}.`,
    `Your team’s work on features with sample code: ${inDays(sums.covered)}.`,
    `Other work: ${inDays(sums.beside)}.`,
    `${blank > 0 ? 'Estimated so far' : 'Together'}: ${inDays(sums.all)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Keeps only what fits the sheet: a file or a request may contain anything. */
export function cleanScope(given: unknown, known: KnownIds): ScopeState {
  const { days, unclear, done, decisions, own } = objectOf(given);
  const scope: ScopeState = { days: {}, done: [], decisions: {}, own: [] };
  for (const id of known.features) {
    const range = ownValue(days, id);
    const typed = textOf(ownValue(unclear, id));
    if (isRange(range)) scope.days[id] = { from: range.from, to: range.to };
    else if (typed) scope.unclear = { ...scope.unclear, [id]: typed };
  }
  if (Array.isArray(done)) scope.done = known.items.filter((id) => done.includes(id));
  for (const id of known.decisions) {
    const decision = cleanDecision(ownValue(decisions, id));
    if (decision) scope.decisions[id] = decision;
  }
  if (Array.isArray(own)) scope.own = own.slice(0, MOST_OWN_LINES).flatMap(cleanOwnLine);
  return scope;
}

function cleanDecision(given: unknown): Decision | null {
  const { answer, owner, due } = objectOf(given);
  const date = textOf(due);
  const decision = { answer: textOf(answer), owner: textOf(owner), due: /^\d{4}-\d\d-\d\d$/.test(date) ? date : '' };
  return decision.answer || decision.owner || decision.due ? decision : null;
}

function cleanOwnLine(given: unknown): ScopeState['own'] {
  const { title, days, unclear } = objectOf(given);
  const [text, typed] = [textOf(title), textOf(unclear)];
  if (!text) return [];
  if (isRange(days)) return [{ title: text, days: { from: days.from, to: days.to } }];
  return [{ title: text, days: null, ...(typed && { unclear: typed }) }];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, LONGEST_TEXT) : '');

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const ownValue = (from: unknown, id: string): unknown =>
  Object.hasOwn(objectOf(from), id) ? objectOf(from)[id] : undefined;
