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

/** Sums the estimates: features with sample code, what's beside them, and both. `blank` of `of` lines have none. */
export function sumsOf(features: { id: string; covered: boolean }[], { days, own }: ScopeState) {
  const of = (covered: boolean) =>
    features.filter((one) => one.covered === covered).flatMap(({ id }) => days[id] ?? []);
  const [covered, beside] = [of(true), [...of(false), ...own.flatMap((line) => line.days ?? [])]];
  const all = [...covered, ...beside];
  const lines = features.length + own.length;
  return {
    covered: sumRanges(covered),
    beside: sumRanges(beside),
    all: sumRanges(all),
    blank: lines - all.length,
    of: lines,
  };
}

/** Says what a sum leaves out; empty if every line has an estimate. */
export const sayBlank = ({ blank, of }: { blank: number; of: number }): string =>
  blank > 0 ? `${blank} of ${of} not estimated` : '';

/** The sums as sentences, for the memo and the exports. A total over blanks says so. */
export function saySums(sums: ReturnType<typeof sumsOf>): string {
  const blank = sayBlank(sums);
  return [
    `Your team’s work on features with sample code: ${inDays(sums.covered)}.`,
    `Beside them: ${inDays(sums.beside)}.`,
    `Together: ${inDays(sums.all)}${blank && `, with ${blank}`}.`,
  ].join(' ');
}

/** Keeps only what fits the sheet: a file or a request may contain anything. */
export function cleanScope(given: unknown, known: KnownIds): ScopeState {
  const { days, done, decisions, own } = objectOf(given);
  const scope: ScopeState = { days: {}, done: [], decisions: {}, own: [] };
  for (const id of known.features) {
    const range = ownValue(days, id);
    if (isRange(range)) scope.days[id] = { from: range.from, to: range.to };
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
  const { title, days } = objectOf(given);
  const text = textOf(title);
  return text ? [{ title: text, days: isRange(days) ? { from: days.from, to: days.to } : null }] : [];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, LONGEST_TEXT) : '');

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const ownValue = (from: unknown, id: string): unknown =>
  Object.hasOwn(objectOf(from), id) ? objectOf(from)[id] : undefined;
