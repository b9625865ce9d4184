import type { BenchState, RunResult, StepLink } from '../../../lib/bench/index.ts';
import type { Step } from '../../../lib/guides/index.ts';

/** An action that cannot be run yet, by its id, with what it lacks. */
interface MissingInStep {
  action: string;
  what: string;
  from: StepLink;
}

/**
 * What a step lacks that is worth a line of its own; undefined where nothing is, or where something else comes first.
 */
export function missingInStep(
  step: Step,
  needs: BenchState['missing'],
  result: RunResult | null,
): MissingInStep | undefined {
  // What another button of this step gives needs no line of its own, unless it was tried without.
  const tried = result?.outcome.kind === 'missing';
  const action = step.actions.find(
    ({ id, demonstratesFailure }) => !demonstratesFailure && needs[id] && (tried || needs[id].from.step !== step.id),
  );
  const need = action && needs[action.id];
  // Straight after a success there is something better to do than to run it again.
  const justDone = result?.outcome.kind === 'done' && result.action === action?.id;
  return action && need && !justDone ? { action: action.id, ...need } : undefined;
}
