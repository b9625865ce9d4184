import type { Entry } from './entry.ts';

/** Errors of connected apps and the tokens they exchange. */
export const CONNECTED_APP_ERRORS = {
  connected_app_not_found: [404, 'seen', 'The Connected App requested could not be found.'],
  invalid_connected_app_client_type: [
    400,
    'choice',
    'client_type must be first_party, first_party_public, third_party or third_party_public.',
  ],
  connected_app_client_is_public: [400, 'choice', 'A public Connected App has no secret.'],
  connected_app_secret_not_rotating: [400, 'choice', 'No rotation of the Connected App’s secret was started.'],
  connected_app_redirect_uri_not_allowed: [400, 'choice', 'The Connected App has no such redirect URL.'],
  connected_app_not_allowed: [400, 'choice', 'The organization does not allow this Connected App.'],
  idp_access_token_not_found: [404, 'seen', 'The access token could not be found.'],
  oauth_access_token_exchange_missing_full_access: [
    400,
    'choice',
    'The access token does not have the scope full_access.',
  ],
  oauth_access_token_exchange_token_too_old: [400, 'choice', 'The access token is more than five minutes old.'],
  oauth_access_token_exchange_token_invalid_grant: [
    400,
    'choice',
    'The access token was exchanged before, or its Connected App was revoked.',
  ],
} as const satisfies Record<string, Entry>;
