import type { B2BClient } from 'stytch';
import { sendMagicLink } from '../../../../quickstart/stytch/send-magic-link.ts';
import type { Check } from '../../../preflight/check.ts';
import type { TryCall } from '../../../preflight/try-call.ts';
import { STYTCH_TEST_ADDRESS } from '../recipients.ts';
import { findRegistration } from './is-registered.ts';
import { REDIRECT_URLS } from './links.ts';

/** Checks the redirect URL of login emails by sending to the one address that Stytch accepts and sends nothing to. */
export async function checkDiscovery(stytch: B2BClient, redirectUrl: string, tryCall: TryCall): Promise<Check> {
  const named = { id: 'redirect', label: `Redirect URL ${redirectUrl}` };
  const mend = {
    fix: `Register ${redirectUrl} for the type Discovery. It must match exactly.`,
    link: REDIRECT_URLS,
  };
  const { kind } = await findRegistration(redirectUrl, (url) =>
    tryCall(() => sendMagicLink(stytch, STYTCH_TEST_ADDRESS, url)),
  );
  if (kind === 'registered') return { ...named, state: 'ok', sentence: 'It’s registered for discovery.' };
  return kind === 'unregistered'
    ? { ...named, state: 'wrong', sentence: 'It isn’t registered for discovery.', ...mend }
    : { ...named, state: 'not_checked', sentence: 'This site can’t check it.', ...mend };
}
