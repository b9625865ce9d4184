import { useState } from 'preact/hooks';
import type { CredentialState } from '../../lib/bench/index.ts';

interface Props {
  credentials: CredentialState;
  /** The provider's name. */
  name: string;
  busy: boolean;
  onChoose: (mode: 'sandbox' | 'host', code?: string) => void;
}

const answers = {
  sandbox: { title: 'Emulated', sentence: 'You’re using the sandbox. Nothing leaves this site.' },
  host: {
    title: 'Live test project',
    sentence: 'You’re using this site’s project, which all of its readers share.',
  },
  reader: { title: 'Your test project', sentence: 'You’re using your own project. No one else can use it here.' },
};

/** The current mode, and buttons for the others. */
export function ModeChoice({ credentials, name, busy, onChoose }: Props) {
  const { mode, forgotten, host } = credentials;
  const { title, sentence } = answers[mode];
  return (
    <div class={`answers answers-${mode}`}>
      <p>
        <b>{mode === 'sandbox' ? `${title} ${name}` : title}.</b> {sentence}
      </p>
      {forgotten && (
        <p class="forgotten">
          Your credentials were removed because you didn’t use them for an hour. Enter them again, or use the sandbox.
        </p>
      )}
      <div class="ways">
        {(mode !== 'sandbox' || forgotten) && (
          <button class="go" type="button" aria-disabled={busy} onClick={() => onChoose('sandbox')}>
            {mode === 'reader' ? 'Remove my credentials and use the sandbox' : 'Use the sandbox'}
          </button>
        )}
        {mode !== 'host' && <HostWay host={host} busy={busy} onChoose={(code) => onChoose('host', code)} />}
      </div>
      {mode !== 'host' && host.state === 'unusable' && <p class="quietly">{host.sentence}</p>}
    </div>
  );
}

function HostWay({
  host,
  busy,
  onChoose,
}: {
  host: CredentialState['host'];
  busy: boolean;
  onChoose: (code: string) => void;
}) {
  const [code, setCode] = useState('');
  if (host.state === 'not_set' || host.state === 'unusable') return null;
  const submit = (event: Event) => {
    event.preventDefault();
    onChoose(code);
  };
  return (
    <form class="host-way" onSubmit={submit}>
      {host.needsCode && (
        <label>
          Access code
          <input
            type="password"
            autocomplete="off"
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
      )}
      <button class="quiet" aria-disabled={busy}>
        Use this site’s test project
      </button>
    </form>
  );
}
