import { useEffect, useRef, useState } from 'preact/hooks';
import type { Check, CredentialState } from '../../lib/bench/index.ts';
import type { CredentialForm } from '../../lib/guides/index.ts';
import { hearOtherTabs } from '../bench/other-tabs.ts';
import { check, choose, fetchCredentials } from './api.ts';
import { browserNotYetChecked, notYetChecked, onlyYouCanCheck } from './before-checks.ts';
import { checkBrowser } from './browser-checks.ts';
import { Checks, type Line } from './Checks.tsx';
import { ModeChoice } from './ModeChoice.tsx';
import { OwnCredentials } from './OwnCredentials.tsx';
import { paintBadge } from '../chrome/badge.ts';
import { sumUp } from './sum-up.ts';

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
  /** Null until loaded. Everything independent of it renders from the first paint, so nothing moves. */
  const [credentials, setCredentials] = useState<CredentialState | null>(null);
  const [ofBrowser, setOfBrowser] = useState<Line[]>(passkeys ? browserNotYetChecked : []);
  /** Null until checked, and after the project changed. */
  const [ofProvider, setOfProvider] = useState<Check[] | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  /** The pressed button disappears with the change, so the focus moves to the result. */
  const [moved, setMoved] = useState(false);
  const outcome = useRef<HTMLParagraphElement>(null);

  const show = ({ guides }: { guides: CredentialState[] }) => {
    setCredentials(guides.find((one) => one.guide === guide) ?? null);
    paintBadge(guides);
  };
  const load = async () => show(await fetchCredentials());
  const attempt = async (work: () => Promise<string>) => {
    if (busy) return;
    setBusy(true);
    setSaid(await work().catch((error: unknown) => String((error as Error).message)));
    setBusy(false);
  };
  useEffect(() => {
    load().catch((error: unknown) => setSaid(String((error as Error).message)));
    if (passkeys) void checkBrowser().then(setOfBrowser);
    return hearOtherTabs((news) => {
      if (news !== 'answers') return;
      setOfProvider(null);
      load().catch(() => {});
    });
  }, []);

  useEffect(() => {
    if (!moved || busy) return;
    outcome.current?.focus();
    setMoved(false);
  }, [moved, busy]);

  const look = () =>
    attempt(async () => {
      const found = await check(guide);
      const seen = passkeys ? await checkBrowser() : [];
      setOfProvider(found.checks);
      setOfBrowser(seen);
      show(found);
      return sumUp([...found.checks, ...seen]);
    });
  const change = (mode: 'sandbox' | 'host', code: string) =>
    attempt(async () => {
      show(await choose(guide, mode, code));
      setOfProvider(null);
      setMoved(true);
      return mode === 'sandbox' ? 'You’re using the sandbox.' : 'You’re using this site’s test project.';
    });

  const kept = (guides: CredentialState[]) => {
    show({ guides });
    setOfProvider(null);
    setMoved(true);
    setSaid('Accepted. You’re now using your own test project.');
  };

  const before = notYetChecked(fields, credentials?.redirectUrl ?? redirectUrl);
  const manual = onlyYouCanCheck(sendsMail, credentials?.mode ?? null);
  return (
    <div class="desk">
      {credentials ? (
        <ModeChoice
          credentials={credentials}
          name={name}
          busy={busy}
          onChoose={(mode, code = '') => void change(mode, code)}
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
          {credentials && <OwnCredentials fields={fields} credentials={credentials} onKept={kept} />}
        </details>
      )}
      <div class="look">
        <h3>Check your setup</h3>
        <button class="quiet" type="button" aria-disabled={busy} onClick={() => void look()}>
          {ofProvider ? 'Check again' : 'Check this setup'}
        </button>
      </div>
      {fields.checksChange && <p class="quietly">{fields.checksChange}</p>}
      <Checks checks={[...(ofProvider ?? before), ...ofBrowser, ...manual]} />
    </div>
  );
}
