import type { Questions } from '../buyer/schema.ts';

/** A risk that a buyer gives a likelihood, an owner and a date. They're stored like a decision's, under its id. */
export interface ScopeRisk {
  id: string;
  text: string;
  /** The action that a buyer can take against it. */
  mitigation: string;
  /** The answer that explains it. */
  path: string;
}

/** The risks in the answers to the buyer's questions. */
export const risksOf = ({ questions }: Pick<Questions, 'questions'>): ScopeRisk[] =>
  questions.flatMap(({ id, risk, mitigation = '' }) =>
    risk ? [{ id: `risk:${id}`, text: risk, mitigation, path: `/evaluate/questions/#${id}` }] : [],
  );
