import { differs, unconfirmed, type Difference } from './difference.ts';

/** Differences of sessions. */
export const SESSIONS_DIFFERENCES: readonly Difference[] = [
  differs(
    'session-maximum',
    'A project has no maximum session duration, so invalid_session_duration never occurs.',
    'It’s set in the dashboard.',
  ),
  differs(
    'jwt-attributes',
    'ip_address and user_agent in a JWT are empty.',
    'Stytch sets them only for frontend SDKs.',
  ),
  differs(
    'user-info',
    'sessions.migrate calls no UserInfo endpoint. POST /_sandbox/external_sessions sets what it would answer for a session token.',
    'A public sandbox makes no requests to other services.',
  ),
  differs(
    'trusted-token-keys',
    'sessions.attest verifies tokens with the keys given to POST /_sandbox/trusted_token_profiles, as a JSON Web Key Set. A jwks_url isn’t fetched.',
    'A public sandbox makes no requests to other services.',
  ),
  differs(
    'impersonation',
    'Tokens for impersonation come from POST /_sandbox/impersonation_tokens and need no setting. A session_duration_minutes for an impersonated session is ignored.',
    'There’s no dashboard, and no source says how Stytch refuses to extend such a session.',
  ),
  unconfirmed(
    'foreign-sessions',
    'sessions.migrate and sessions.attest return a session even if the organization requires a second factor, and accept a token more than once. Errors are 400, or 404 for an unknown profile or email.',
    'Their responses have no field for a missing factor, and only the error types are known.',
  ),
  unconfirmed(
    'session-exchange',
    'sessions.exchange doesn’t end the first session, and returns member_not_found if the user isn’t a member. Of the second factors only a phone number counts in the other organization, if the member there has verified the same one.',
    'No source covers this.',
  ),
  unconfirmed(
    'jwt-errors',
    'A session JWT that can’t be parsed, or that another service issued, returns 400.',
    'The types are known, but not their statuses.',
  ),
  unconfirmed(
    'revoke-all',
    'sessions.revoke succeeds with the ID of a member who has no session.',
    'No source covers this.',
  ),
  unconfirmed(
    'jwks',
    'Key thumbprints are returned under both names, x5tS256 and x5t#S256.',
    'The OpenAPI description and the RFC differ.',
  ),
];
