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
  sandbox: { title: 'Emulated', sentence: 'This site answers. Nothing leaves it.' },
  host: {
    title: 'Live test project',
    sentence: 'This site’s answers, and its readers share it.',
  },
  reader: { title: 'Your test project', sentence: 'Your own test project answers, for you alone.' },
};

/** The current mode, and buttons for the others. */
export function ModeChoice({ credentials, name, busy, onChoose }: Props) {
  const { mode, forgotten, host } = credentials;
  const { title, sentence } = answers[mode];
  return (
    <div class={`answers answers-${mode}`}>
      <p>
        <b>{mode === 'sandbox' ? `${title} ${name}` : title}</b> {sentence}
      </p>
      {forgotten && (
        <p class="forgotten">
          Your credentials were forgotten: nobody used them for an hour. Type them again, or choose the sandbox.
        </p>
      )}
      <div class="ways">
        {(mode !== 'sandbox' || forgotten) && (
          <button class="go" type="button" aria-disabled={busy} onClick={() => onChoose('sandbox')}>
            {mode === 'reader' ? 'Forget my credentials, back to the sandbox' : 'Back to the sandbox'}
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
