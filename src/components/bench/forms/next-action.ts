import type { BenchState, RunResult } from '../../../lib/bench/index.ts';
import type { Action, Step } from '../../../lib/guides/index.ts';

/**
 * Chooses the action whose button stands out: the step's first, and after each success the next one that the step is
 * about.
 * @param missing what each action is missing, by id
 * @param result the newest run
 */
export function nextAction(
  { actions, completedBy = [] }: Pick<Step, 'actions' | 'completedBy'>,
  missing: BenchState['missing'],
  result: Pick<RunResult, 'action' | 'outcome'> | null,
): Action | undefined {
  const [first] = actions.filter(({ demonstratesFailure }) => !demonstratesFailure);
  const next = result ? after(completedBy, result) : undefined;
  const led = actions.find((action) => action.id === next) ?? (result ? undefined : openedByHand(actions));
  return led && !(led.id in missing) ? led : first;
}

/** After a failure, the action that failed can be pressed again. */
function after(order: string[], { action, outcome }: Pick<RunResult, 'action' | 'outcome'>): string | undefined {
  const at = order.indexOf(action);
  return at === -1 ? undefined : order[outcome.kind === 'done' ? at + 1 : at];
}

/** The action for what the reader got by hand, such as by opening an email. */
function openedByHand(actions: Action[]): Action | undefined {
  const byHand = actions.flatMap(({ manual, gives }) => (manual ? gives : []));
  return actions.find(
    ({ needs, demonstratesFailure }) => !demonstratesFailure && needs.some((it) => byHand.includes(it)),
  );
}
