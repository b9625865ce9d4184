import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Choice } from '../../../lib/bench/index.ts';
import type { InputField } from '../../../lib/guides/index.ts';
import { Choices, Options } from './Choices.tsx';

interface FieldProps {
  id: string;
  field: InputField;
  choices: Choice[];
  value: string;
  wrong: boolean;
  onChange: (value: string) => void;
}

/** The keyboard that phones show for a field. */
const keyboards = { email: 'email', code: 'numeric', text: undefined } as const;

/** One input of an action: text, radio choice or fixed option. */
export function Field({ id, field, choices, value, wrong, onChange }: FieldProps) {
  if (field.type === 'option') return <Options field={field} value={value} onChange={onChange} />;
  if (field.type === 'choice') return <Choices field={field} choices={choices} value={value} onChange={onChange} />;
  return (
    <Text id={id} field={field} inputMode={keyboards[field.type]} value={value} wrong={wrong} onChange={onChange} />
  );
}

interface TextProps extends Omit<FieldProps, 'choices'> {
  inputMode: 'email' | 'numeric' | undefined;
}

function Text({ id, field, inputMode, value, wrong, onChange }: TextProps) {
  const input = useRef<HTMLInputElement>(null);
  // The state can bring another value after the reader has selected the example. A browser then drops the selection,
  // and what they type would be added to that value.
  const isSelected = isAllSelected(input.current);
  useLayoutEffect(() => {
    if (isSelected) input.current?.select();
  }, [value]);
  return (
    <p class="field">
      <label for={id}>{field.label}</label>
      <input
        ref={input}
        id={id}
        name={field.name}
        type="text"
        inputMode={inputMode}
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

const isAllSelected = (input: HTMLInputElement | null): boolean =>
  input !== null &&
  input === document.activeElement &&
  input.selectionStart === 0 &&
  input.selectionEnd === input.value.length;
