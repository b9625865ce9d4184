import type { Entry } from './entry.ts';

/** Errors of logins with an OAuth provider. */
export const OAUTH_ERRORS = {
  invalid_oauth_provider: [400, 'choice', 'The OAuth provider is not known.'],
  oauth_config_not_found: [404, 'choice', 'The project has no configuration for this OAuth provider.'],
  missing_oauth_organization_locator: [400, 'choice', 'One of organization_id and slug must be provided.'],
  too_many_oauth_organization_locators: [400, 'choice', 'Only one of organization_id and slug may be provided.'],
  invalid_login_oauth_url: [400, 'choice', 'login_redirect_url format is invalid.'],
  invalid_signup_oauth_url: [400, 'choice', 'signup_redirect_url format is invalid.'],
  oauth_invalid_scope_requested: [400, 'choice', 'custom_scopes must be scopes with spaces in between.'],
  no_match_for_provided_oauth_url: [
    400,
    'seen',
    'The oauth redirect url in the request did not match any redirect URLs set for this project. Please visit https://stytch.com/dashboard/redirect-urls to update the redirect URLs for this project. For more information on why this validation is necessary please visit https://stytch.com/docs/api/url-validation',
  ],
  oauth_invalid_state: [400, 'choice', 'The state of the OAuth flow is unknown, expired or used.'],
  oauth_invalid_callback_request: [400, 'choice', 'The OAuth provider sent neither a code nor an error.'],
  oauth_flow_callback_error: [
    400,
    'text',
    'An error was encountered in the callback of the OAuth flow. Please try again.',
  ],
  oauth_auth_code_error: [
    400,
    'text',
    'An error was encountered when exchanging the OAuth auth code. Please try again.',
  ],
  oauth_unverified_email: [400, 'choice', 'The OAuth provider named no email address of the user.'],
  oauth_token_not_found: [404, 'text', 'OAuth Token could not be found.'],
  member_oauth_token_not_found: [404, 'choice', 'The member has no registration at this OAuth provider.'],
  unable_to_refresh_oauth_token: [400, 'choice', 'The OAuth provider issued no new access token.'],
} as const satisfies Record<string, Entry>;
