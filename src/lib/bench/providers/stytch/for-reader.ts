import type { Refusal } from '../provider.ts';

/**
 * What a refusal means to the reader of the guide, where the app's words are not enough: they hold the token and look at
 * the wire, and the way back leads to a step.
 */
export const forReader: Record<string, Refusal['forReader']> = {
  unable_to_auth_magic_link: {
    detail:
      'Stytch does not say which. A mail scanner, another tab or another browser may have spent it first. This call changed nothing; request a new link in “Send the link from your app”.',
    step: 'ask-for-a-link',
  },
  // No page of the app asks for a domain, so the app has no words for these.
  organization_settings_domain_too_common: {
    sentence: 'Anybody can have a mailbox at this domain.',
    detail: 'Stytch lets nobody join by it. Type the domain of one company.',
  },
  organization_settings_invalid_domain: {
    sentence: 'This is not an e-mail domain.',
    detail: 'Type the part after the @, such as example.com.',
  },
};
