import type { Entry } from './entry.ts';

/** Errors of SCIM connections. */
export const SCIM_ERRORS = {
  active_scim_connection_exists: [
    400,
    'seen',
    'Cannot create a new SCIM connection for the specified organization since the organization already has an active SCIM connection. Organizations may only have one active SCIM connection at a time.',
  ],
  no_active_scim_connection: [404, 'choice', 'The organization has no such SCIM connection.'],
  scim_connection_not_rotating_token: [400, 'choice', 'No rotation of the SCIM connection’s token was started.'],
  invalid_scim_idp: [400, 'choice', 'The identity provider is not known.'],
  scim_group_role_assignment_does_not_contain_group_id: [
    400,
    'choice',
    'Each of scim_group_implicit_role_assignments must contain a group_id.',
  ],
  scim_group_role_assignment_group_does_not_exist: [
    400,
    'choice',
    'scim_group_implicit_role_assignments names a group that the connection does not have.',
  ],
} as const satisfies Record<string, Entry>;
