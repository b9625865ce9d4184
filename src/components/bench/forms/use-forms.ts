import { useState } from 'preact/hooks';
import type { BenchState, RunResult } from '../../../lib/bench/index.ts';
import type { Action, Step } from '../../../lib/guides/index.ts';
import { prepareAndRun, refuseEmpty, run } from '../presses.ts';
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
  /** The step's first action. */
  primary: Action | undefined;
  /** The action whose button stands out, and the values in its fields now. */
  leading: Action | undefined;
  input: Record<string, string>;
}

/** Decides which of a step's actions leads, what it is missing, and what pressing a button does. */
export function useForms({ guide, step, state, result, busy, initialMissing, code }: Shown): Forms {
  const demos = step.actions.filter(({ demonstratesFailure }) => demonstratesFailure);
  const actions = step.actions.filter((action) => !demos.includes(action));
  const [primary] = actions;
  /** Fields of several actions have the same name, so each action's values count for its own preview only. */
  const [typed, setTyped] = useState(() => ({ in: primary, values: primary ? typedBefore(`run-${primary.id}`) : {} }));
  const done = state?.done ?? [];
  const allMissing = state?.missing ?? initialMissing;
  const leading = nextAction(step, { missing: allMissing, done }, result);
  const missing = missingInStep(leading, allMissing, result);
  /** One press is enough: it prepares what is missing. What that ran is told afterwards, unless it was before. */
  const onRun = (action: Action, input: Record<string, string>) => {
    const name = { guide, step: step.id };
    const need = allMissing[action.id];
    // The site would read the code off the page, and an empty field would log the user in.
    if (code && input.code === '') return void refuseEmpty(name, action.id, 'code', 'The code is empty.');
    if (!need) return void run(name, action, input);
    void prepareAndRun(name, action, input, missing?.action === action ? [] : need.prepares);
  };
  const shared = {
    primary,
    leading,
    isDone: done.includes(step.id),
    prepares: primary !== undefined && primary.id in allMissing,
    state: state && code ? { ...state, prefill: { ...state.prefill, code } } : state,
    busy,
    result,
    onRun,
  };
  return {
    actions: { ...shared, actions, onChange: (values) => setTyped({ in: leading, values }) },
    demos: { ...shared, actions: demos },
    missing,
    primary,
    leading,
    input: leading ? fieldValues(leading, typed.in === leading ? typed.values : {}, state) : {},
  };
}
