import type { Exchange } from '../../../wire/exchange.ts';
import type { Place } from '../../../guides/index.ts';
import { parse, text } from '../../json.ts';
import type { Refusal } from '../provider.ts';
import { brokenEmailRule } from './broken-email-rule.ts';
import { demoWords } from './demo-words.ts';

/**
 * Errors explained to the reader of the guide, where the app's words aren't enough: they hold the token and see the
 * wire, and they continue at a step.
 */
const forReader: Record<string, Refusal['forReader']> = {
  unable_to_auth_magic_link: {
    detail:
      'Stytch doesn’t say which. A mail scanner, another tab or another browser may have used it first. This call changed nothing. Request a new link.',
    step: 'ask-for-a-link',
  },
  oauth_token_not_found: {
    sentence: 'This token was already used or has expired.',
    detail: 'A login token is single-use, like the token of a magic link. Start the login again.',
  },
  sso_token_not_found: {
    sentence: 'This token was already used or has expired.',
    detail: 'A login token is single-use, like the token of a magic link. Start the login again.',
  },
  unable_to_authenticate_totp: {
    sentence: 'This code is wrong.',
    detail:
      'The intermediate session is still valid, so the user can try again. After several wrong codes, Stytch locks the member for a while.',
  },
  totp_code_already_authenticated: {
    sentence: 'This code was already used.',
    detail: 'Each code is single-use, although the app shows it for 30 seconds. Wait for the next one.',
  },
  active_totp_exists: {
    sentence: 'This member has an authenticator already.',
    detail: 'Log in with its code. A new one can replace it once the old one is deleted.',
  },
  no_active_recovery_code_backed_factor: {
    sentence: 'The recovery codes don’t work yet.',
    detail: 'They work after the first correct code from the authenticator app.',
  },
  insufficient_factors_for_session_exchange: {
    sentence: 'You logged in with SSO, and that counts in one organization only.',
    detail: 'Log in with Google or by email first, then switch.',
    step: 'continue-with-google',
  },
  // No page of the app asks for a domain, so the app has no words for these.
  organization_settings_domain_too_common: {
    sentence: 'Stytch doesn’t allow this domain, because anyone can get an address there.',
    detail: 'Enter a domain that belongs to one company.',
  },
  organization_settings_invalid_domain: {
    sentence: 'This isn’t an email domain.',
    detail: 'Enter the part after the @, such as example.com.',
  },
};

/** Explains a refusal to the reader of the guide, if the app's words aren't enough. */
export function forReaderOf(
  errorType: string,
  failed: Exchange | undefined,
  place?: Pick<Place, 'step' | 'action'>,
): Refusal['forReader'] {
  if (failed?.operation === ACCEPT_INVITATION && errorType === 'unable_to_auth_magic_link') return usedInvitation;
  if (errorType !== 'invalid_email') return (place && demoWords(place, errorType)) ?? forReader[errorType];
  const rule = failed && brokenEmailRule(text(parse(failed.request.body)?.email_address));
  if (!rule) return undefined;
  const detail = `${rule} Correct it and try again.`;
  return failed.operation === ADD_MEMBER ? { sentence: WITHOUT_MEMBER, detail } : { detail };
}

const ACCEPT_INVITATION = 'magic_links.authenticate';
const usedInvitation: Refusal['forReader'] = {
  sentence: 'This invitation was already used or has expired.',
  detail: 'Stytch doesn’t say which. This call changed nothing. Invite the colleague again, and they get a new link.',
};

const ADD_MEMBER = 'organizations.members.create';
/** The call before it created the organization, or found it. */
const WITHOUT_MEMBER = 'You have the organization, but not its first member, because this email address is invalid.';

/** A slug that an organization in the reader's own test project has: they can go on with that one. */
export const forOwnSlug: Refusal['forReader'] = {
  sentence: 'An organization in your project already has this slug, so it’s yours.',
  detail: 'To go on with it, press “Use an existing organization”. Or enter another slug.',
};
