import { randomUUID } from 'node:crypto';
import { StytchError } from 'stytch';
import { sendMagicLink } from '../../../quickstart/stytch/send-magic-link.ts';
import { PAGES, type Check } from '../../preflight/check.ts';
import { tryCall, type CheckContext } from '../../preflight/try-call.ts';
import { STYTCH_TEST_ADDRESS } from '../../credentials/recipients.ts';
import type { Connection } from '../../credentials/types.ts';

/**
 * Sends to the one address that Stytch takes and mails nothing to. Whether the redirect address is looked at for it is
 * not documented, so an address that nobody can have registered is tried as well: when that passes, this tells nothing.
 */
export async function checkRedirect(
  context: CheckContext,
  connection: Connection,
  redirectUrl: string,
): Promise<Check> {
  const named = { id: 'redirect', label: `Redirect URL ${redirectUrl}` };
  const mend = { fix: `Register ${redirectUrl} for the type Discovery. It must match exactly.`, link: PAGES.redirects };
  const send = (url: string) =>
    tryCall(context, connection, () => sendMagicLink(context.clients.of(connection), STYTCH_TEST_ADDRESS, url));
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
