import type { B2BClient } from 'stytch';
import type { Check } from '../../../preflight/check.ts';
import type { TryCall } from '../../../preflight/try-call.ts';
import { STYTCH_TEST_ADDRESS } from '../recipients.ts';
import { errorTypeOf, findRegistration } from './is-registered.ts';
import { REDIRECT_URLS } from './links.ts';

/** Checks the redirect URL of invitations by inviting Stytch's test address, which no one reads. */
export async function checkInvitations(
  stytch: B2BClient,
  organizationId: string,
  redirectUrl: string,
  tryCall: TryCall,
): Promise<Check> {
  const named = { id: 'invitations', label: 'Invitations' };
  const fix = { fix: `Register ${redirectUrl} for the type Invite.`, link: REDIRECT_URLS };
  const registration = await findRegistration(redirectUrl, (invite_redirect_url) =>
    tryCall(() =>
      stytch.magicLinks.email.invite({
        organization_id: organizationId,
        email_address: STYTCH_TEST_ADDRESS,
        invite_redirect_url,
      }),
    ),
  );
  if (registration.kind === 'registered')
    return { ...named, state: 'ok', sentence: 'The redirect URL is registered for them.' };
  if (registration.kind === 'unregistered') {
    return { ...named, state: 'wrong', sentence: 'The redirect URL isn’t registered for them.', ...fix };
  }
  return { ...named, state: 'not_checked', sentence: unclear(errorTypeOf(registration.error)), ...fix };
}

const unclear = (type: string | undefined) =>
  type ? `Stytch rejected a test invitation with ${type}.` : 'This site can’t check the redirect URL.';
