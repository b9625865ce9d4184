import { useRef, useState } from 'preact/hooks';
import type { CredentialState } from '../../lib/bench/index.ts';
import type { CredentialForm } from '../../lib/guides/index.ts';
import { ApiError } from '../bench/client.ts';
import { messageOf } from '../chrome/message-of.ts';
import { keep } from './api.ts';
import { localWay, prerequisites } from './fields.ts';

interface Props {
  fields: CredentialForm;
  credentials: CredentialState;
  onKept: (guides: CredentialState[]) => void;
}

const BLANK = { id: '', secret: '', publicToken: '' };

/** Form for the reader's own test credentials, with the prerequisites first. */
export function OwnCredentials({ fields, credentials, onKept }: Props) {
  const [typed, setTyped] = useState(BLANK);
  const [wrong, setWrong] = useState<{ sentence: string; field: string | undefined } | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  if (!credentials.form.offered) return <p class="quietly">{credentials.form.sentence}</p>;

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      const { guides } = await keep(credentials.guide, typed);
      setTyped(BLANK);
      setWrong(null);
      onKept(guides);
    } catch (error) {
      const name = error instanceof ApiError ? error.field : undefined;
      setWrong({ sentence: messageOf(error), field: name });
      if (name) form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();
    }
    setBusy(false);
  };
  const field = (name: keyof typeof BLANK) => (
    <label>
      {fields[name]?.label}
      <input
        name={name}
        type={name === 'secret' ? 'password' : 'text'}
        autocomplete="off"
        spellcheck={false}
        placeholder={fields[name]?.looks}
        value={typed[name]}
        aria-invalid={wrong?.field === name}
        aria-describedby={wrong?.field === name ? `${credentials.guide}-wrong` : undefined}
        onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form class="own" ref={form} onSubmit={submit} noValidate>
      <ul class="first">
        {prerequisites(fields, credentials).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {field('id')}
      {field('secret')}
      {fields.publicToken && field('publicToken')}
      <button class="go" aria-disabled={busy}>
        {busy ? 'Checking…' : 'Save my keys and switch to them'}
      </button>
      <p id={`${credentials.guide}-wrong`} role="alert">
        {wrong?.sentence}
      </p>
      <details>
        <summary>Or run this site on your own machine, so that your keys never leave it</summary>
        <pre tabIndex={0} aria-label="The lines of .env">
          {localWay(fields)}
        </pre>
      </details>
    </form>
  );
}
