import type { Entry } from './entry.ts';

/** Errors of SSO connections of either protocol. */
export const SSO_ERRORS = {
  sso_token_not_found: [404, 'choice', 'SSO Token could not be found.'],
  missing_sso_connection_locator: [400, 'choice', 'One of connection_id and organization_id must be provided.'],
  too_many_sso_connection_locators: [400, 'choice', 'Only one of connection_id and organization_id may be provided.'],
  sso_connection_not_found: [404, 'choice', 'SSO connection could not be found.'],
  no_sso_connection_exists_for_organization: [404, 'choice', 'The organization has no SSO connection.'],
  indeterminate_sso_connection_for_organization: [
    400,
    'choice',
    'The organization has several active SSO connections and no default. Name one by connection_id.',
  ],
  requires_active_sso_connection: [400, 'choice', 'The SSO connection is not active yet.'],
  external_connection_not_active: [
    400,
    'choice',
    'The connection that the external connection stands for is not active.',
  ],
  no_match_for_provided_sso_url: [
    400,
    'choice',
    'The SSO redirect url in the request did not match any redirect URLs set for this project.',
  ],
  invalid_login_sso_url: [400, 'choice', 'login_redirect_url format is invalid.'],
  invalid_signup_sso_url: [400, 'choice', 'signup_redirect_url format is invalid.'],
  sso_jit_provisioning_not_allowed: [
    400,
    'choice',
    'The organization does not allow this connection to create members by just-in-time provisioning.',
  ],
  invalid_sso_idp: [400, 'choice', 'The identity provider is not known.'],
  external_connection_id_not_found: [404, 'choice', 'External connection could not be found.'],
  duplicate_external_sso_connection: [400, 'choice', 'The organization uses this external connection already.'],
  too_many_sso_connections: [400, 'choice', 'An organization may have at most 20 SSO connections in this sandbox.'],
  cannot_delete_default_sso_connection: [400, 'choice', 'The default SSO connection cannot be deleted.'],
  invalid_sso_default_connection_id: [
    400,
    'choice',
    'sso_default_connection_id is not a connection of the organization.',
  ],
  invalid_connection_for_jit_provisioning: [
    400,
    'choice',
    'sso_jit_provisioning_allowed_connections names a connection that the organization does not have.',
  ],
} as const satisfies Record<string, Entry>;
