import type { RunResult } from '../../../lib/bench/index.ts';
import type { Action } from '../../../lib/guides/index.ts';
import { wrongField } from './wrong-field.ts';

/**
 * Whether the newest run fits the fields of a page that was opened again, which have their first values then. A refused
 * value would be blamed on another one, and a failure on purpose on the step.
 */
export function fitsFields(actions: Action[], run: Pick<RunResult, 'action' | 'outcome'>): boolean {
  const action = actions.find(({ id }) => id === run.action);
  return action !== undefined && !action.demonstratesFailure && !wrongField(action, run);
}
