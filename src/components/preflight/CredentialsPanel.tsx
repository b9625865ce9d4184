import type { CredentialForm } from '../../lib/guides/index.ts';
import { notYetChecked, onlyYouCanCheck } from './before-checks.ts';
import { Checks } from './Checks.tsx';
import { ModeChoice } from './ModeChoice.tsx';
import { OwnCredentials } from './OwnCredentials.tsx';
import { useCredentials } from './use-credentials.ts';

interface Props {
  guide: string;
  /** The provider's name. */
  name: string;
  fields: CredentialForm;
  sendsMail: boolean;
  /** Whether the guide asks the browser for passkeys. */
  passkeys: boolean;
  /** The redirect URL of magic links. */
  redirectUrl: string;
}

/** Shows and changes the credentials a guide uses, and checks that they work. */
export function CredentialsPanel({ guide, name, fields, sendsMail, passkeys, redirectUrl }: Props) {
  const { credentials, ofProvider, ofBrowser, said, busy, outcome, ...presses } = useCredentials(guide, passkeys);
  const before = notYetChecked(fields, credentials?.redirectUrl ?? redirectUrl);
  const manual = onlyYouCanCheck(sendsMail, credentials?.mode ?? null);
  return (
    <div class="desk">
      {credentials ? (
        <ModeChoice
          credentials={credentials}
          name={name}
          busy={busy}
          onChoose={(mode, code) => void presses.chooseMode(mode, code)}
        />
      ) : (
        !said && (
          <div class="answers">
            <p class="looking">Loading…</p>
          </div>
        )
      )}
      <p class="said" role="status" ref={outcome} tabIndex={-1}>
        {said}
      </p>
      {credentials?.mode !== 'reader' && (
        <details class="own-way">
          <summary>Use your own test project</summary>
          {credentials && <OwnCredentials fields={fields} credentials={credentials} onKept={presses.showKept} />}
        </details>
      )}
      <div class="look">
        <h3>Check your setup</h3>
        <button class="quiet" type="button" aria-disabled={busy} onClick={() => void presses.checkSetup()}>
          {ofProvider ? 'Check again' : 'Check this setup'}
        </button>
      </div>
      {fields.checksChange && <p class="quietly">{fields.checksChange}</p>}
      <Checks checks={[...(ofProvider ?? before), ...ofBrowser, ...manual]} />
    </div>
  );
}
