import { useState } from 'preact/hooks';
import type { Choice } from '../../lib/lab/index.ts';
import type { Action, InputField } from '../../lib/outline/index.ts';

interface Props {
  action: Action;
  choices: Choice[];
  /** What stands in a field at first in place of the outline's value. */
  prefill: Record<string, string>;
  busy: boolean;
  /** The field the last run found wrong. */
  wrong: string | undefined;
  onRun: (input: Record<string, string>) => void;
}

/** The fields of an action and its button. Enter runs it. */
export function ActionForm({ action, choices, prefill, busy, wrong, onRun }: Props) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const valueOf = ({ name, type, madeUp }: InputField) =>
    typed[name] ?? (type === 'choice' ? (choices[0]?.value ?? '') : (prefill[name] ?? madeUp));
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    onRun(Object.fromEntries(action.inputs.map((field) => [field.name, valueOf(field)])));
  };
  return (
    <form class={action.breaks ? 'action breaks' : 'action'} onSubmit={submit} noValidate>
      {action.inputs.map((field) => (
        <Field
          key={field.name}
          id={`${action.id}-${field.name}`}
          field={field}
          choices={choices}
          value={valueOf(field)}
          wrong={wrong === field.name}
          onChange={(value) => setTyped({ ...typed, [field.name]: value })}
        />
      ))}
      {/* Not `disabled`: the focus would be lost while it runs. */}
      <button id={`run-${action.id}`} class={action.breaks ? 'quiet' : 'go'} aria-disabled={busy}>
        Run <span>{action.label}</span>
      </button>
    </form>
  );
}

interface FieldProps {
  id: string;
  field: InputField;
  choices: Choice[];
  value: string;
  wrong: boolean;
  onChange: (value: string) => void;
}

function Field({ id, field, choices, value, wrong, onChange }: FieldProps) {
  if (field.type === 'option') return <Options field={field} value={value} onChange={onChange} />;
  if (field.type === 'choice') return <Choices field={field} choices={choices} value={value} onChange={onChange} />;
  return (
    <p class="field">
      <label for={id}>{field.label}</label>
      <input
        id={id}
        name={field.name}
        type="text"
        inputMode={field.type === 'email' ? 'email' : undefined}
        autocomplete="off"
        spellcheck={false}
        value={value}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'said' : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </p>
  );
}

function Choices({ field, choices, value, onChange }: Pick<FieldProps, 'field' | 'choices' | 'value' | 'onChange'>) {
  if (choices.length === 0) return null;
  return (
    <fieldset class="choices">
      <legend>{field.label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={field.name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.name}</span>
          <small>{choice.note}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** A few fixed values to pick from. */
function Options({ field, value, onChange }: Pick<FieldProps, 'field' | 'value' | 'onChange'>) {
  return (
    <fieldset class="choices options">
      <legend>{field.label}</legend>
      {field.options?.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={field.name}
            value={option}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          <code>{option}</code>
        </label>
      ))}
    </fieldset>
  );
}
