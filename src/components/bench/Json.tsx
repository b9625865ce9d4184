import { useStore } from '@nanostores/preact';
import { credentials, type CredentialKind } from '../../lib/outline/credentials.ts';
import { CopyText } from './CopyText.tsx';
import { MASKED } from './mask-tokens.ts';
import { $meanings } from './meanings.ts';

/** Longer than that a text is for programs, and fills the view; it is folded. */
const LONG = 160;

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** The fields that carry a credential, by the provider's name for them. */
const credentialFields: Record<string, CredentialKind> = {
  discovery_magic_links_token: 'magic_link_token',
  intermediate_session_token: 'intermediate_session_token',
  session_token: 'session_token',
  session_jwt: 'session_jwt',
};

/** Passwordless.dev calls them all `token`; what a token is for, it begins with. */
function kindOf(name: string, value: Value): CredentialKind | undefined {
  const prefix = name === 'token' && typeof value === 'string' ? value.split('_')[0] : undefined;
  return prefix === 'register' || prefix === 'verify' ? `${prefix}_token` : undefined;
}

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
  const kind = credentialFields[name] ?? kindOf(name, value);
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

/** A credential in its colour and with its mark. Long ones are shortened; a press copies every character. */
function Token({ kind, value }: { kind: CredentialKind; value: string }) {
  if (value === MASKED) {
    return (
      <span class={`cred-token cred-${kind}`}>
        {credentials[kind].mark} <span class="visually-hidden">masked</span>
        <span aria-hidden="true">{MASKED}</span>
      </span>
    );
  }
  const short = value.length > 20 ? `${value.slice(0, 8)}…${value.slice(-4)}` : value;
  const { name, mark } = credentials[kind];
  return (
    <CopyText text={value} class={`cred-token cred-${kind}`}>
      <span class="visually-hidden">Copy the {name}: </span>
      {mark} {short}
    </CopyText>
  );
}
