import type { Entry } from './entry.ts';

/** Errors of requests that a browser sends with the public token. */
export const BROWSER_ERRORS = {
  bad_domain_for_stytch_sdk: [
    400,
    'seen',
    'This website has not been registered as an allowed domain for the Stytch SDK. Please add it here: https://stytch.com/dashboard/sdk-configuration',
  ],
  public_token_required: [400, 'choice', 'public_token is required.'],
  invalid_public_token_id: [400, 'choice', 'public_token format is invalid.'],
  public_token_not_found: [404, 'choice', 'The public token of the link is not known.'],
} as const satisfies Record<string, Entry>;
