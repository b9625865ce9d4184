import { useStore } from '@nanostores/preact';
import { $meanings } from './meanings.ts';
import { kindOf, Token } from './Token.tsx';

/** Longer than that a text is for programs, and fills the view; it is folded. */
const LONG = 160;

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** A body as it went over the wire, as nested disclosure. What is no JSON is shown as it is. */
export function Json({ body }: { body: string }) {
  if (!body) return <p class="nothing">no body</p>;
  const value = parse(body);
  if (value === undefined || typeof value !== 'object' || value === null) return <pre class="raw">{body}</pre>;
  return (
    <>
      <div class="json">
        <Fields value={value} />
      </div>
      <details class="raw-body">
        <summary>Raw</summary>
        <pre class="raw">{body}</pre>
      </details>
    </>
  );
}

function parse(body: string): Value | undefined {
  try {
    return JSON.parse(body) as Value;
  } catch {
    return undefined;
  }
}

function Fields({ value }: { value: Value[] | { [key: string]: Value } }) {
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
      <Fields value={value} />
    </details>
  );
}

/** A field's name, which may break after an underscore and nowhere else. */
function Key({ name }: { name: string }) {
  const parts = name.split(/(?<=_)/);
  return (
    <span class="t-keyword">
      {parts.map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </span>
  );
}

function Scalar({ value }: { value: Value }) {
  const role = typeof value === 'string' ? 't-string' : 't-constant';
  return <span class={role}>{JSON.stringify(value)}</span>;
}
