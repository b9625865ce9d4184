import type { DayRange, Decision, ScopeState } from '../../../../lib/bench/report/scope.ts';
import { isDays } from './days.ts';

const LONGEST_TEXT = 300;
export const MOST_OWN_LINES = 8;

/** The ids a scope sheet has. */
export interface KnownIds {
  features: string[];
  items: string[];
  decisions: string[];
}

/** Keeps only what fits the sheet: a file or a request may contain anything. */
export function cleanScope(value: unknown, known: KnownIds): ScopeState {
  const { days, unclear, done, decisions, own } = objectOf(value);
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

function cleanDecision(value: unknown): Decision | null {
  const { answer, owner, due } = objectOf(value);
  const date = textOf(due);
  const decision = { answer: textOf(answer), owner: textOf(owner), due: /^\d{4}-\d\d-\d\d$/.test(date) ? date : '' };
  return decision.answer || decision.owner || decision.due ? decision : null;
}

function cleanOwnLine(value: unknown): ScopeState['own'] {
  const { title, days, unclear } = objectOf(value);
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

const isRange = (value: unknown): value is DayRange => {
  const { from, to } = objectOf(value);
  return isDays(from) && isDays(to) && from <= to;
};
