import { useState } from 'preact/hooks';
import type { BenchState, RunResult } from '../../../lib/bench/index.ts';
import type { Action, Step } from '../../../lib/guides/index.ts';
import { prepareAndRun, run } from '../presses.ts';
import type { FormsProps } from './ActionForms.tsx';
import { fieldValues } from './field-values.ts';
import { missingInStep, type Missing } from './missing-in-step.ts';
import { nextAction } from './next-action.ts';
import { typedBefore } from './typed-before.ts';

interface Shown {
  guide: string;
  step: Step;
  state: BenchState | null;
  result: RunResult | null;
  busy: boolean;
  /** The first missing requirement of each action, until the state has loaded. */
  initialMissing: BenchState['missing'];
  /** The authenticator's current code, which fills in the field of that name. Empty without one. */
  code: string;
}

interface Forms {
  /** The forms of the step's actions. */
  actions: FormsProps;
  /** Those of the actions that fail on purpose. */
  demos: FormsProps;
  /** What the step's leading action is missing. */
  missing: Missing | undefined;
  /** The step's first action, and the values in its fields now. */
  primary: Action | undefined;
  input: Record<string, string>;
}

/** Decides which of a step's actions leads, what it is missing, and what pressing a button does. */
export function useForms({ guide, step, state, result, busy, initialMissing, code }: Shown): Forms {
  const demos = step.actions.filter(({ demonstratesFailure }) => demonstratesFailure);
  const actions = step.actions.filter((action) => !demos.includes(action));
  const [primary] = actions;
  const [typed, setTyped] = useState(() => (primary ? typedBefore(`run-${primary.id}`) : {}));
  const done = state?.done ?? [];
  const allMissing = state?.missing ?? initialMissing;
  const leading = nextAction(step, { missing: allMissing, done }, result);
  const missing = missingInStep(step.actions, leading, allMissing, result);
  // After a success the main button says what it does again. It still prepares what the run has used up.
  const isUnready = (action: Action) => action === missing?.action || (action === primary && action.id in allMissing);
  const shared = {
    primary,
    leading,
    isDone: done.includes(step.id),
    unready: missing?.action,
    state: state && code ? { ...state, prefill: { ...state.prefill, code } } : state,
    busy,
    result,
    onRun: (action: Action, input: Record<string, string>) =>
      void (isUnready(action) ? prepareAndRun : run)({ guide, step: step.id }, action, input),
  };
  return {
    actions: { ...shared, actions, onChange: setTyped },
    demos: { ...shared, actions: demos },
    missing,
    primary,
    input: primary ? fieldValues(primary, typed, state) : {},
  };
}
