import type { Choice } from '../../../lib/bench/index.ts';
import type { InputField } from '../../../lib/guides/index.ts';

interface Props {
  field: InputField;
  value: string;
  onChange: (value: string) => void;
}

/** A radio group of what the reader has, such as organizations. Renders nothing if that is nothing. */
export function Choices({ field, choices, value, onChange }: Props & { choices: Choice[] }) {
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
          <span>
            <bdi>{choice.name}</bdi>
          </span>
          <small>{choice.note}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** A radio group of fixed values. */
export function Options({ field, value, onChange }: Props) {
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
