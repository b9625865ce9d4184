import { useState } from 'preact/hooks';
import type { Choice, RunResult } from '../../../lib/bench/index.ts';
import type { Action, InputField } from '../../../lib/guides/index.ts';
import { Field } from './Field.tsx';
import { typedBefore } from './typed-before.ts';
import { wrongField } from './wrong-field.ts';

interface Props {
  action: Action;
  choices: Choice[];
  /** What stands in a field at first in place of the outline's value. */
  prefill: Record<string, string>;
  busy: boolean;
  /** The newest run, which may have found a field wrong. */
  result: RunResult | null;
  onRun: (input: Record<string, string>) => void;
}

/** The fields of an action and its button. Enter runs it. */
export function ActionForm({ action, choices, prefill, busy, result, onRun }: Props) {
  const [typed, setTyped] = useState(() => typedBefore(`run-${action.id}`));
  /**
   * The newest run that says nothing of what stands in the fields: it was there before the last press, or was typed
   * over since. Undefined before the first press: what an earlier visit sent is not in the fields.
   */
  const [past, setPast] = useState<RunResult | null>();
  const wrong = past !== undefined && past !== result ? wrongField(action, result) : undefined;
  const change = (name: string, value: string) => {
    setTyped({ ...typed, [name]: value });
    if (name === wrong) setPast(result);
  };
  const valueOf = ({ name, type, example }: InputField) =>
    typed[name] ?? (type === 'choice' ? (choices[0]?.value ?? '') : (prefill[name] ?? example));
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setPast(result);
    onRun(Object.fromEntries(action.inputs.map((field) => [field.name, valueOf(field)])));
  };
  return (
    // `dialog`: a press before any script is there must not put what was typed into the address. Outside of a <dialog>
    // such a form sends nothing, and a live one is sent by `submit` alone.
    <form class={action.demonstratesFailure ? 'action breaks' : 'action'} method="dialog" onSubmit={submit} noValidate>
      {action.inputs.map((field) => (
        <Field
          key={field.name}
          id={`${action.id}-${field.name}`}
          field={field}
          choices={choices}
          value={valueOf(field)}
          wrong={wrong === field.name}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      {/* Not `disabled`: the focus would be lost while it runs. */}
      <button id={`run-${action.id}`} class={action.demonstratesFailure ? 'quiet' : 'go'} aria-disabled={busy}>
        {action.label}
      </button>
    </form>
  );
}
