import { randomUUID } from 'node:crypto';
import { type B2BClient, StytchError } from 'stytch';
import { sendMagicLink } from '../../../quickstart/stytch/send-magic-link.ts';
import type { Check } from '../../preflight/check.ts';
import type { TryCall } from '../../preflight/try-call.ts';
import { STYTCH_TEST_ADDRESS } from './recipients.ts';

const LINK = { href: 'https://stytch.com/dashboard/redirect-urls', label: 'Redirect URLs in the Stytch dashboard' };

/**
 * Sends to the one address that Stytch accepts and sends nothing to. Whether Stytch checks the redirect URL then isn't
 * documented, so a URL that can't be registered is tried too: if Stytch accepts that one, the result means nothing.
 */
export async function checkRedirect(stytch: B2BClient, redirectUrl: string, tryCall: TryCall): Promise<Check> {
  const named = { id: 'redirect', label: `Redirect URL ${redirectUrl}` };
  const mend = {
    fix: `Register ${redirectUrl} for the type Discovery. It must match exactly. To send invitations, register it for the type Invite, too.`,
    link: LINK,
  };
  const send = (url: string) => tryCall(() => sendMagicLink(stytch, STYTCH_TEST_ADDRESS, url));
  const error = await send(redirectUrl);
  if (isUnregistered(error)) {
    return { ...named, state: 'wrong', sentence: 'It isn’t registered for discovery.', ...mend };
  }
  const control = error === undefined ? await send(`${redirectUrl}/${randomUUID()}`) : undefined;
  if (isUnregistered(control)) return { ...named, state: 'ok', sentence: 'It’s registered for discovery.' };
  return { ...named, state: 'not_checked', sentence: 'This site can’t check it.', ...mend };
}

const isUnregistered = (error: unknown) =>
  error instanceof StytchError && error.error_type === 'no_match_for_provided_magic_link_url';
