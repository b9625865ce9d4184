import type { BenchState, RunResult } from '../../../lib/bench/index.ts';
import type { Action } from '../../../lib/guides/index.ts';
import { ActionForm } from './ActionForm.tsx';

export interface FormsProps {
  /** The actions that this part of the bench offers. */
  actions: Action[];
  state: BenchState | null;
  busy: boolean;
  result: RunResult | null;
  onRun: (action: Action, input: Record<string, string>) => void;
}

/** The forms of the actions that a reader may press here, with what answers now. */
export function ActionForms({ actions, state, busy, result, onRun }: FormsProps) {
  const mode = state?.answers.mode ?? 'sandbox';
  return actions
    .filter(({ manual, ownProjectOnly }) => !manual && (!ownProjectOnly || mode === 'reader'))
    .map((action) => (
      <ActionForm
        key={action.id}
        action={action}
        choices={state?.choices ?? []}
        prefill={state?.prefill ?? {}}
        busy={busy}
        result={result}
        onRun={(input) => onRun(action, input)}
      />
    ));
}
