import type { Entry } from './entry.ts';

/** Errors of sessions and intermediate sessions. */
export const SESSION_ERRORS = {
  invalid_session_token: [400, 'seen', 'Session token format is invalid.'],
  intermediate_session_not_found: [404, 'seen', 'Intermediate session could not be found.'],
  invalid_intermediate_session_token_for_organization: [
    400,
    'choice',
    'The intermediate session belongs to another email.',
  ],
  insufficient_factors_for_session_exchange: [
    400,
    'choice',
    'The session has no factor that can be used in another organization.',
  ],
  session_not_found: [404, 'seen', 'Session could not be found.'],
  no_session_arguments: [400, 'choice', 'One of the session arguments must be provided.'],
  too_many_session_arguments: [400, 'choice', 'Only one of the session arguments may be provided.'],
  no_session_revoke_arguments: [
    400,
    'choice',
    'One of member_session_id, session_token, session_jwt or member_id must be provided.',
  ],
  too_many_session_revoke_arguments: [
    400,
    'choice',
    'Only one of member_session_id, session_token, session_jwt or member_id may be provided.',
  ],
  invalid_session_id: [400, 'choice', 'member_session_id format is invalid.'],
  unable_to_parse_session_jwt: [
    400,
    'choice',
    'The session_jwt could not be read, or its signature is not by a key of this project.',
  ],
  jwt_invalid_issuer: [400, 'choice', 'The session_jwt has another issuer.'],
  jwt_invalid_audience: [400, 'choice', 'The session_jwt is meant for another project.'],
  jwt_invalid_claims: [400, 'choice', 'The session_jwt names no session.'],
  invalid_session_duration_minutes: [
    400,
    'seen',
    'session_duration_minutes is invalid, should be between 5 to 527040 minutes.',
  ],
  custom_claims_too_large: [400, 'choice', 'The custom claims of a session may not be larger than four kilobytes.'],
  stytch_claims_in_custom_claims: [400, 'choice', 'Custom claims may not begin with https://stytch.com/.'],
  session_authorization_error: [
    403,
    'seen',
    'The Member is not authorized to perform the requested action on that resource.',
  ],
  session_authorization_tenancy_error: [
    403,
    'seen',
    "OrganizationID in AuthorizationCheck request does not match session's Organization ID",
  ],
  unable_to_auth_impersonation_token: [
    401,
    'choice',
    'The impersonation token could not be authenticated because it is unknown, expired or used.',
  ],
} as const satisfies Record<string, Entry>;
