import { useRef, useState } from 'preact/hooks';
import type { CredentialState } from '../../lib/bench/index.ts';
import type { CredentialForm } from '../../lib/guides/index.ts';
import type { CredentialField } from '../../lib/guides/types.ts';
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
  const wrongId = `${credentials.guide}-wrong`;
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
    <KeyField
      name={name}
      shows={fields[name]}
      value={typed[name]}
      wrong={wrong?.field === name ? wrongId : undefined}
      onInput={(value) => setTyped({ ...typed, [name]: value })}
    />
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
      <p id={wrongId} role="alert">
        {wrong?.sentence}
      </p>
      <details>
        <summary>
          Or run this site on your own machine, so that your keys go only from there to {credentials.liveHost}
        </summary>
        <p>You need a copy of this site’s source code. If the footer has no link to it, ask the people who run it.</p>
        <pre tabIndex={0} aria-label="The lines of .env">
          {localWay(fields)}
        </pre>
      </details>
    </form>
  );
}

interface KeyFieldProps {
  name: keyof typeof BLANK;
  shows: CredentialField | undefined;
  value: string;
  /** Id of the sentence that says what is wrong with it. */
  wrong: string | undefined;
  onInput: (value: string) => void;
}

const KeyField = ({ name, shows, value, wrong, onInput }: KeyFieldProps) => (
  <label>
    {shows?.label}
    <input
      name={name}
      type={name === 'secret' ? 'password' : 'text'}
      autocomplete="off"
      spellcheck={false}
      placeholder={shows?.looks}
      value={value}
      aria-invalid={wrong !== undefined}
      aria-describedby={wrong}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </label>
);
