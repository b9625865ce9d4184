import type { ComponentChildren } from 'preact';
import type { BenchState, RunResult } from '../../../lib/bench/index.ts';
import type { Action } from '../../../lib/guides/index.ts';
import { ActionForm } from './ActionForm.tsx';

export interface FormsProps {
  /** Actions to offer. Those the reader can't press here are left out. */
  actions: Action[];
  /** The step's first action. */
  primary?: Action | undefined;
  /** The action whose button stands out. */
  leading?: Action | undefined;
  /** Whether the step is done. */
  isDone: boolean;
  /** The primary action can't run yet: its button prepares it first. */
  prepares: boolean;
  state: BenchState | null;
  busy: boolean;
  result: RunResult | null;
  /** What is said about an action before its button. */
  beforehand?: (action: Action) => ComponentChildren;
  onRun: (action: Action, input: Record<string, string>) => void;
  /** Called with the leading action's values when one changes. */
  onChange?: (input: Record<string, string>) => void;
}

/** One form per action. */
export function ActionForms({
  actions,
  primary,
  leading,
  isDone,
  prepares,
  state,
  busy,
  result,
  beforehand,
  onRun,
  onChange,
}: FormsProps) {
  const mode = state?.answers.mode ?? 'sandbox';
  const isTried = result?.action === primary?.id;
  const isPast = isTried ? result?.outcome.kind === 'done' : isDone;
  const rankOf = (action: Action) => {
    if (action === leading) return action === primary && isPast ? 'again' : 'primary';
    return action === primary ? 'again' : 'secondary';
  };
  return actions
    .filter(
      ({ manual, onlyPrepares, ownProjectOnly }) => !manual && !onlyPrepares && (!ownProjectOnly || mode === 'reader'),
    )
    .map((action) => (
      <ActionForm
        key={action.id}
        action={action}
        rank={rankOf(action)}
        prepares={prepares && action === primary}
        state={state}
        busy={busy}
        result={result}
        beforehand={beforehand?.(action)}
        onRun={(input) => onRun(action, input)}
        {...(action === leading && onChange && { onChange })}
      />
    ));
}
