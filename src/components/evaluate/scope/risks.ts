import type { Decision } from '../../../lib/bench/report/scope.ts';
import type { Questions } from '../buyer/schema.ts';
import { oneLine } from './entries/one-line.ts';

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

/** Says a risk's likelihood (its answer), owner and date, as far as they were entered. */
export function sayRisk({ answer, owner, due }: Decision): string {
  const [likelihood, who] = [oneLine(answer), oneLine(owner)];
  return [likelihood && `likelihood: ${likelihood}`, who && `owner: ${who}`, due && `by ${due}`]
    .filter(Boolean)
    .join(', ');
}
