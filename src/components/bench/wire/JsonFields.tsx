import { useStore } from '@nanostores/preact';
import { Key, Scalar, type Value } from './json-parts.tsx';
import { $meanings } from './meanings.ts';
import { kindOf, Token } from '../tokens/Token.tsx';

/** Longer than that a text is for programs, and fills the view; it is folded. */
const LONG = 160;

/** The fields of an object or a list, each with its meaning where that was asked for. */
export function JsonFields({ value }: { value: Value[] | { [key: string]: Value } }) {
  const meanings = useStore($meanings);
  return (
    <ul>
      {Object.entries(value).map(([key, item]) => (
        <li key={key}>
          <Field name={key} value={item} />
          {meanings?.[key] && <small>{meanings[key]}</small>}
        </li>
      ))}
    </ul>
  );
}

function Field({ name, value }: { name: string; value: Value }) {
  const label = <Key name={name} />;
  const kind = kindOf(name, value);
  if (kind && typeof value === 'string' && value) {
    return (
      <>
        {label}: <Token kind={kind} value={value} />
      </>
    );
  }
  if (typeof value === 'string' && value.length > LONG) {
    return (
      <details>
        <summary>
          {label}: <span class="t-string">"{value.slice(0, 16)}…"</span>{' '}
          <span class="size">{value.length} characters</span>
        </summary>
        <Scalar value={value} />
      </details>
    );
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return (
      <>
        {label}: <Scalar value={value} />
      </>
    );
  }
  return (
    <details>
      <summary>
        {label}{' '}
        <span class="size">{Array.isArray(value) ? `[${value.length}]` : `{${Object.keys(value).length}}`}</span>
      </summary>
      <JsonFields value={value} />
    </details>
  );
}
