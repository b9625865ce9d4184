import type { BenchState, RunResult } from '../../../lib/bench/index.ts';
import { markOf } from '../../../lib/guides/completed.ts';
import type { Action, Step } from '../../../lib/guides/index.ts';

type Result = Pick<RunResult, 'action' | 'outcome'> | null;

/**
 * Chooses the action whose button stands out: of those the step is about, the one after the newest success, or else
 * the first that isn't done. The step's first action if that one can't run yet, or if all are done.
 * @param result the newest run
 */
export function nextAction(
  step: Pick<Step, 'id' | 'actions' | 'completedBy'>,
  { missing, done }: Pick<BenchState, 'missing' | 'done'>,
  result: Result,
): Action | undefined {
  const { actions, completedBy = [] } = step;
  const [first] = actions.filter(({ demonstratesFailure }) => !demonstratesFailure);
  const order = completedBy.flatMap((id) => actions.filter((action) => action.id === id));
  const isOpen = (action: Action) => !done.includes(markOf(step, action));
  const at = order.findIndex(({ id }) => id === result?.action);
  const next = at === -1 ? order.find(isOpen) : order[result?.outcome.kind === 'done' ? at + 1 : at];
  // What the reader got by hand, such as by opening an email, is next, also when the step was done before.
  const led = (result ? undefined : openedManually(actions, missing)) ?? next;
  return led && !(led.id in missing) ? led : first;
}

function openedManually(actions: Action[], missing: BenchState['missing']): Action | undefined {
  const givenManually = actions.flatMap(({ manual, gives }) => (manual ? gives : []));
  return actions.find(
    ({ id, needs, demonstratesFailure }) =>
      !demonstratesFailure && !(id in missing) && needs.some((need) => givenManually.includes(need)),
  );
}
