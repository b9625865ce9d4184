import { useEffect, useState } from 'preact/hooks';
import type { Check, CredentialState } from '../../lib/bench/index.ts';
import { hearOtherTabs } from '../bench/other-tabs.ts';
import { paintBadge } from '../chrome/page/badge.ts';
import { messageOf } from '../chrome/message-of.ts';
import { useAttempt } from '../chrome/use-attempt.ts';
import { check, choose, fetchCredentials } from './api.ts';
import { browserNotYetChecked } from './before-checks.ts';
import { checkBrowser } from './browser-checks.ts';
import type { Line } from './Checks.tsx';
import { sumUp } from './sum-up.ts';

/**
 * The credentials that a guide uses, the results of its checks, and the presses that change them.
 * @param passkeys whether the guide asks the browser for passkeys
 */
export function useCredentials(guide: string, passkeys: boolean) {
  /** Null until loaded. Everything independent of it renders from the first paint, so nothing moves. */
  const [credentials, setCredentials] = useState<CredentialState | null>(null);
  const [ofBrowser, setOfBrowser] = useState<Line[]>(passkeys ? browserNotYetChecked : []);
  /** Null until checked, and after the project changed. */
  const [ofProvider, setOfProvider] = useState<Check[] | null>(null);
  const { said, say, busy, outcome, attempt, moveFocus } = useAttempt();

  const show = (guides: CredentialState[]) => {
    setCredentials(guides.find((one) => one.guide === guide) ?? null);
    paintBadge(guides);
  };
  const load = async () => show((await fetchCredentials()).guides);
  useEffect(() => {
    load().catch((error: unknown) => say(messageOf(error)));
    if (passkeys) void checkBrowser().then(setOfBrowser);
    return hearOtherTabs((news) => {
      if (news !== 'answers') return;
      setOfProvider(null);
      load().catch(() => {});
    });
  }, []);

  const showChanged = (guides: CredentialState[]) => {
    show(guides);
    setOfProvider(null);
    moveFocus();
  };
  return {
    credentials,
    ofProvider,
    ofBrowser,
    said,
    busy,
    outcome,
    checkSetup: () =>
      attempt(async () => {
        const { checks, guides } = await check(guide);
        const seen = passkeys ? await checkBrowser() : [];
        setOfProvider(checks);
        setOfBrowser(seen);
        show(guides);
        return sumUp([...checks, ...seen]);
      }),
    chooseMode: (mode: 'sandbox' | 'host', code = '') =>
      attempt(async () => {
        showChanged((await choose(guide, mode, code)).guides);
        return mode === 'sandbox' ? 'You’re using the sandbox.' : 'You’re using this site’s test project.';
      }),
    /** Shows that the reader's own credentials were saved. @param guides the new state of all guides */
    showKept: (guides: CredentialState[]) => {
      showChanged(guides);
      say('Accepted. You’re now using your own test project.');
    },
  };
}
