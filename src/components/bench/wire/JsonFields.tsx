import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import { Key, Scalar, timeOf, type Value } from './json-parts.tsx';
import { $meanings } from './field-meanings.ts';
import { below, isInline, isPlain, pickFields } from './pick-fields.ts';
import { kindOf, Token } from '../tokens/Token.tsx';

/** Longer strings are folded. */
const LONG = 160;

interface Props {
  value: Value[] | { [key: string]: Value };
  /** The field that holds the value; empty at the top. */
  name: string;
  highlights: string[][];
}

/** The fields of an object or the items of a list: highlighted ones open, the rest behind a button. */
export function JsonFields({ value, name, highlights }: Props) {
  const [expanded, setExpanded] = useState(false);
  const meanings = useStore($meanings);
  const isList = Array.isArray(value);
  const { shown, folded } = isList
    ? { shown: value.map((item, index): [string, Value] => [String(index), item]), folded: 0 }
    : pickFields(value, highlights, { expanded, isBody: name === '' });
  const inline = name !== '' && !meanings && !expanded && isInline(shown.map(([, item]) => item));
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return (
    <>
      {name && <span class="p">{open}</span>}
      <ul class={inline ? 'inline' : undefined}>
        {shown.map(([key, item], index) => (
          <li key={key}>
            {!isList && (
              <>
                <Key name={key} />:{' '}
              </>
            )}
            <Field
              name={isList ? name : key}
              value={item}
              highlights={isList ? highlights : below(highlights, key)}
              open={isList && highlights.length > 0}
            />
            {(folded > 0 || index < shown.length - 1) && <span class="p">, </span>}
            {!isList && meanings?.[key] && <small>{meanings[key]}</small>}
          </li>
        ))}
        {folded > 0 && (
          <li>
            <button type="button" class="more" onClick={() => setExpanded(true)}>
              {folded} more<span class={name ? 'visually-hidden' : undefined}> fields</span>
              {name && <span class="visually-hidden"> of {name}</span>}
            </button>
          </li>
        )}
      </ul>
      {name && <span class="p">{close}</span>}
    </>
  );
}

interface FieldProps {
  name: string;
  value: Value;
  highlights: string[][];
  /** An item of a list that is about its items. */
  open: boolean;
}

function Field({ name, value, highlights, open }: FieldProps) {
  const [expanded, setExpanded] = useState(false);
  const kind = kindOf(name, value);
  if (kind && typeof value === 'string' && value) return <Token kind={kind} value={value} />;
  if (typeof value === 'string' && value.length > LONG && !expanded) {
    return (
      <>
        <span class="s">"{value.slice(0, 16)}…"</span>{' '}
        <More text={`${value.length} characters`} name={name} onClick={() => setExpanded(true)} />
      </>
    );
  }
  if (typeof value !== 'object' || value === null || isPlain(value)) {
    const time = timeOf(name, value);
    return (
      <>
        <Scalar value={value} />
        {time && <em> {time}</em>}
      </>
    );
  }
  const isOpen = expanded || open || highlights.length > 0 || isInline(Object.values(value));
  if (isOpen) return <JsonFields value={value} name={name} highlights={highlights} />;
  const size = Object.keys(value).length;
  const [left, what, right] = Array.isArray(value) ? ['[', 'item', ']'] : ['{', 'field', '}'];
  return (
    <>
      <span class="p">{left} </span>
      <More text={`${size} ${what}${size === 1 ? '' : 's'}`} name={name} onClick={() => setExpanded(true)} />
      <span class="p"> {right}</span>
    </>
  );
}

const More = ({ text, name, onClick }: { text: string; name: string; onClick: () => void }) => (
  <button type="button" class="more" onClick={onClick}>
    {text}
    <span class="visually-hidden"> of {name}</span>
  </button>
);
