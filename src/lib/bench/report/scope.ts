/** Days of work, from the least to the most. */
export interface DayRange {
  from: number;
  to: number;
}

export interface Decision {
  answer: string;
  owner: string;
  /** ISO date by which it's due; empty if there is none. */
  due: string;
}

/** A reader's entries on the scope sheet. It stays in their browser unless they share or export it. */
export interface ScopeState {
  /** Estimates by feature. */
  days: Record<string, DayRange>;
  /** Entries by feature that aren’t a range of days, as typed, so that a memo doesn’t drop them silently. */
  unclear?: Record<string, string>;
  /** Ids of the items ticked off. */
  done: string[];
  decisions: Record<string, Decision>;
  /** Lines of their own. */
  own: { title: string; days: DayRange | null; unclear?: string }[];
}

export const emptyScope = (): ScopeState => ({ days: {}, done: [], decisions: {}, own: [] });
