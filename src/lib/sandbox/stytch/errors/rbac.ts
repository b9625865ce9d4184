import type { Entry } from './entry.ts';

/** Errors of roles and policies. */
export const RBAC_ERRORS = {
  invalid_rbac_custom_role: [
    400,
    'choice',
    'org_policy must be {roles: [{role_id, description, permissions: [{resource_id, actions}]}]}.',
  ],
  empty_rbac_role_id: [400, 'choice', 'A role must have a role_id.'],
  rbac_role_id_too_long: [400, 'choice', 'A role_id may have at most 128 characters.'],
  rbac_description_too_long: [400, 'choice', 'The description of a role may have at most 1000 characters.'],
  rbac_resource_id_too_long: [400, 'choice', 'A resource_id may have at most 128 characters.'],
  rbac_action_too_long: [400, 'choice', 'An action may have at most 128 characters.'],
  rbac_role_duplicate: [400, 'choice', 'The policy names a role twice.'],
  invalid_rbac_stytch_role_edit: [400, 'choice', 'Roles that begin with stytch_ cannot be edited.'],
  empty_rbac_resource_id: [400, 'choice', 'A permission must name a resource_id.'],
  rbac_permission_missing_actions: [400, 'choice', 'A permission must name at least one action.'],
  cannot_specify_wildcard_with_other_actions: [400, 'choice', 'Beside the action * there can be no other.'],
} as const satisfies Record<string, Entry>;
