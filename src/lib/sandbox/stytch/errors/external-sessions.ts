import type { Entry } from './entry.ts';

/** Errors of sessions and trusted tokens of other providers. */
export const EXTERNAL_SESSION_ERRORS = {
  trusted_token_profile_not_found: [404, 'choice', 'Trusted token profile could not be found.'],
  trusted_token_profile_invalid_request: [400, 'choice', 'profile_id format is invalid.'],
  invalid_trusted_auth_token: [400, 'choice', 'The trusted auth token is invalid, or its issuer, audience or key is.'],
  token_missing_organization_id_claim: [
    400,
    'choice',
    'The token has no organization ID claim, and organization_id was not provided.',
  ],
  invalid_token_organization_id_claim: [400, 'choice', 'The organization ID claim names another organization.'],
  migrate_from_external_unexpected_response: [400, 'choice', 'The UserInfo endpoint did not accept the session token.'],
  migrate_from_external_missing_userinfo: [400, 'choice', 'The answer of the UserInfo endpoint has no email address.'],
  migrate_from_external_email_does_not_exist: [
    404,
    'choice',
    'The organization has no member with the email of the external session.',
  ],
} as const satisfies Record<string, Entry>;
