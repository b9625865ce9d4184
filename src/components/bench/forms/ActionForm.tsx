import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { BenchState, RunResult } from '../../../lib/bench/index.ts';
import type { Action } from '../../../lib/guides/index.ts';
import { Field } from './Field.tsx';
import { fieldValues } from './field-values.ts';
import { typedBefore } from './typed-before.ts';
import { wrongField } from './wrong-field.ts';

interface Props {
  action: Action;
  /** The button's emphasis. `again`: the step's main button, after it succeeded. */
  rank: 'primary' | 'again' | 'secondary';
  /** The step's main action can't run yet: the button says that it prepares what is missing, too. */
  prepares: boolean;
  state: BenchState | null;
  busy: boolean;
  /** The newest run, which may have found a field wrong. */
  result: RunResult | null;
  /** Said before the button, in an element with the `beforehandId`. */
  beforehand: ComponentChildren;
  onRun: (input: Record<string, string>) => void;
  /** Called with the values in the fields when one changes. */
  onChange?: (input: Record<string, string>) => void;
}

const classes = { primary: 'go', again: 'go again', secondary: 'quiet' };

/** The id of what is said about an action, so that a screen reader says it with the button. */
export const beforehandId = ({ id }: Pick<Action, 'id'>): string => `before-${id}`;

/** The fields of an action and its button. Enter runs it. */
export function ActionForm({ action, rank, prepares, state, busy, result, beforehand, onRun, onChange }: Props) {
  const [typed, setTyped] = useState(() => typedBefore(`run-${action.id}`));
  /**
   * The last result that no longer describes the fields: older than the last submit, or edited since. Undefined before
   * the first submit.
   */
  const [past, setPast] = useState<RunResult | null>();
  const wrong = past !== undefined && past !== result ? wrongField(action, result) : undefined;
  const values = fieldValues(action, typed, state);
  const change = (name: string, value: string) => {
    setTyped({ ...typed, [name]: value });
    onChange?.({ ...values, [name]: value });
    if (name === wrong) setPast(result);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setPast(result);
    onRun(values);
  };
  return (
    // `dialog` keeps input out of the URL if the form is submitted before hydration. Outside a <dialog> such a form
    // sends nothing, and after hydration `submit` handles it.
    <form class={`action ${rank}`} method="dialog" onSubmit={submit} noValidate>
      {action.inputs.map((field) => (
        <Field
          key={field.name}
          id={`${action.id}-${field.name}`}
          field={field}
          choices={state?.choices ?? []}
          value={values[field.name] ?? ''}
          wrong={wrong === field.name}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      {beforehand}
      {/* Not `disabled`, which would drop the focus. */}
      <button
        id={`run-${action.id}`}
        class={classes[rank]}
        aria-disabled={busy}
        aria-describedby={beforehand ? beforehandId(action) : undefined}
      >
        {prepares ? `Prepare and run “${action.label}”` : action.label}
      </button>
    </form>
  );
}
