import type { Entry } from './entry.ts';

/** Errors of magic links: redirect URLs, templates, PKCE, tokens. */
export const MAGIC_LINK_ERRORS = {
  invalid_discovery_redirect_url: [
    400,
    'choice',
    'discovery_redirect_url format is invalid. Common issues include using http instead of https, omitting https://, or having a trailing /.',
  ],
  invalid_login_redirect_url: [
    400,
    'choice',
    'login_redirect_url format is invalid. Common issues include using http instead of https, omitting https://, or having a trailing /.',
  ],
  invalid_signup_redirect_url: [
    400,
    'choice',
    'signup_redirect_url format is invalid. Common issues include using http instead of https, omitting https://, or having a trailing /.',
  ],
  invalid_invite_redirect_url: [
    400,
    'choice',
    'invite_redirect_url format is invalid. Common issues include using http instead of https, omitting https://, or having a trailing /.',
  ],
  no_match_for_provided_magic_link_url: [
    400,
    'text',
    'The magic_link_url in the request did not match any redirect URLs set for this project. Please visit https://stytch.com/dashboard/redirect-urls to update the redirect URLs for this project. For more information on why this validation is necessary please visit https://stytch.com/docs/api/url-validation',
  ],
  no_default_discovery_redirect_url_set: [
    400,
    'choice',
    'No discovery_redirect_url was provided and no default discovery redirect URL is set for this project.',
  ],
  no_default_login_redirect_url_set: [
    400,
    'choice',
    'No login_redirect_url was provided and no default login redirect URL is set for this project.',
  ],
  no_default_signup_redirect_url_set: [
    400,
    'choice',
    'No signup_redirect_url was provided and no default signup redirect URL is set for this project.',
  ],
  no_default_invite_redirect_url_set: [
    400,
    'choice',
    'No invite_redirect_url was provided and no default invite redirect URL is set for this project.',
  ],
  invalid_locale: [400, 'seen', 'locale is invalid.'],
  invalid_expiration: [400, 'choice', 'The expiration is invalid, it is outside the bounds documented for this field.'],
  invalid_token: [400, 'text', 'Token format is invalid.'],
  magic_link_not_found: [
    404,
    'seen',
    'The magic link could not be authenticated, try sending another magic link to the user.',
  ],
  unable_to_auth_magic_link: [
    401,
    'seen',
    'The magic link could not be authenticated because it was either already used or expired. Send another magic link to this user.',
  ],
  pkce_expected_code_verifier: [
    400,
    'text',
    'This flow was started using a code_challenge but the authentication call is missing the corresponding code_verifier.',
  ],
  pkce_mismatch: [
    400,
    'text',
    'The submitted code_verifier does not match the code_challenge sent at the start of the flow.',
  ],
  pkce_did_not_expect_code_verifier: [
    400,
    'choice',
    'This flow was not started using a code_challenge but the authentication call includes a code_verifier.',
  ],
  invalid_pkce_code_challenge: [
    400,
    'choice',
    'pkce_code_challenge must be the base64url encoded SHA-256 hash of the code verifier: 43 characters without padding.',
  ],
  invalid_pkce_code_verifier: [
    400,
    'choice',
    'pkce_code_verifier must have 43 to 128 characters: letters, digits, and - . _ ~',
  ],
  invalid_template_id: [400, 'choice', 'The template ID format is invalid.'],
} as const satisfies Record<string, Entry>;
