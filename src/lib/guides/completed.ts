import type { Action, Place, Step } from './index.ts';

/** Whether an action counts toward its step: demos of failures don't, and neither does what only *Prepare* runs. */
const counts = ({ demonstratesFailure, onlyPrepares }: Action): boolean => !demonstratesFailure && !onlyPrepares;

/** The mark of a done action, next to its step. */
export const markOf = (step: Pick<Step, 'id'>, action: Pick<Action, 'id'>): string => `${step.id}/${action.id}`;

/**
 * Returns what a successful action marks as done: itself, where the guide's diagram or its step asks, and its step once
 * that is complete.
 * @param done the marks from before
 * @param isLive whether a real project is in use: then what works only in the sandbox isn't asked for
 */
export function marksOf({ guide, step, action }: Place, done: string[], isLive: boolean): string[] {
  if (!counts(action)) return [];
  const { completedBy } = step;
  const mark = markOf(step, action);
  const isFollowed = completedBy?.includes(action.id) || guide.flow.some(({ steps }) => steps.includes(mark));
  const marks = isFollowed ? [mark] : [];
  const needed = step.actions.filter(({ id, sandboxOnly }) => completedBy?.includes(id) && !(isLive && sandboxOnly));
  const isComplete = needed.every((one) => [...done, ...marks].includes(markOf(step, one)));
  return isComplete ? [...marks, step.id] : marks;
}
