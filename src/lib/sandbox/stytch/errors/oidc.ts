import type { Entry } from './entry.ts';

/** Errors of OIDC connections. */
export const OIDC_ERRORS = {
  unsolicited_oidc_response: [400, 'choice', 'The state of the OIDC response is unknown, expired or used.'],
  oidc_auth_code_error: [400, 'choice', 'The identity provider did not exchange the code.'],
  oidc_invalid_id_token: [400, 'choice', 'The ID token of the identity provider is not valid.'],
  oidc_invalid_userinfo: [400, 'choice', 'The identity provider’s userinfo could not be read.'],
  oidc_response_subject_mismatch: [400, 'choice', 'The ID token and the userinfo are about different subjects.'],
  oidc_response_email_missing: [400, 'choice', 'The identity provider named no email address.'],
  oidc_response_unverified_email: [400, 'choice', 'The identity provider says that the email is not verified.'],
  oidc_user_not_assigned_to_app_in_idp: [400, 'choice', 'The identity provider did not let the user into the app.'],
  oidc_connection_not_found: [404, 'choice', 'OIDC connection could not be found.'],
  oidc_connection_issuer_required: [400, 'choice', 'An active OIDC connection must keep its issuer.'],
  oidc_connection_client_id_required: [400, 'choice', 'An active OIDC connection must keep its client_id.'],
  oidc_connection_client_secret_required: [400, 'choice', 'An active OIDC connection must keep its client_secret.'],
  oidc_connection_authorization_url_required: [
    400,
    'choice',
    'An active OIDC connection must keep its authorization_url.',
  ],
  oidc_connection_token_url_required: [400, 'choice', 'An active OIDC connection must keep its token_url.'],
  oidc_connection_jwks_url_required: [400, 'choice', 'An active OIDC connection must keep its jwks_url.'],
  oidc_connection_issuer_url_invalid_format: [400, 'choice', 'issuer must be a URL.'],
  oidc_connection_authorization_url_invalid_format: [400, 'choice', 'authorization_url must be a URL.'],
  oidc_connection_token_url_invalid_format: [400, 'choice', 'token_url must be a URL.'],
  oidc_connection_userinfo_url_invalid_format: [400, 'choice', 'userinfo_url must be a URL.'],
  oidc_connection_jwks_url_invalid_format: [400, 'choice', 'jwks_url must be a URL.'],
} as const satisfies Record<string, Entry>;
