import { useRef, useState } from 'preact/hooks';
import type { DeskState } from '../../lib/bench/index.ts';
import { Refusal } from '../bench/call-lab.ts';
import { keep } from './api.ts';
import { fieldsOf, localWay } from './fields.ts';

interface Props {
  desk: DeskState;
  onKept: () => void;
}

/** Form for the reader's own test credentials, with the prerequisites first. */
export function OwnCredentials({ desk, onKept }: Props) {
  const fields = fieldsOf(desk.guide);
  const [typed, setTyped] = useState({ id: '', secret: '' });
  const [wrong, setWrong] = useState<{ sentence: string; field: string | undefined } | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  if (!desk.form.offered) return <p class="quietly">{desk.form.sentence}</p>;

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await keep(desk.guide, typed.id, typed.secret);
      setTyped({ id: '', secret: '' });
      setWrong(null);
      onKept();
    } catch (error) {
      const name = error instanceof Refusal ? error.field : undefined;
      setWrong({ sentence: String((error as Error).message), field: name });
      if (name) form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();
    }
    setBusy(false);
  };
  const field = (name: 'id' | 'secret') => (
    <label>
      {fields[name].label}
      <input
        name={name}
        type={name === 'secret' ? 'password' : 'text'}
        autocomplete="off"
        spellcheck={false}
        placeholder={fields[name].looks}
        value={typed[name]}
        aria-invalid={wrong?.field === name}
        aria-describedby={wrong?.field === name ? `${desk.guide}-wrong` : undefined}
        onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form class="own" ref={form} onSubmit={submit} noValidate>
      <ul class="first">
        {fields.first(desk).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {field('id')}
      {field('secret')}
      <button class="go" aria-disabled={busy}>
        {busy ? 'Trying them…' : 'Try them, and use them'}
      </button>
      <p id={`${desk.guide}-wrong`} role="alert">
        {wrong?.sentence}
      </p>
      <details>
        <summary>Or on your own machine, so that they never leave it</summary>
        <pre tabIndex={0} aria-label="The lines of .env">
          {localWay(desk.guide)}
        </pre>
      </details>
    </form>
  );
}
