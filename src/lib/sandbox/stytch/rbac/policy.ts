import type { CustomRole } from '../rows.ts';

const crud = ['create', 'get', 'update', 'delete'];

/**
 * Stytch's own resources and their actions, as the official description names them in its field texts ("must have
 * permission to perform … on …"), otherwise Stytch's browser SDK.
 */
const RESOURCES: readonly { resource_id: string; description: string; actions: readonly string[] }[] = [
  {
    resource_id: 'stytch.organization',
    description: 'The Organization of the Member.',
    actions: [
      'update.info.name',
      'update.info.slug',
      'update.info.logo-url',
      'update.settings.allowed-auth-methods',
      'update.settings.allowed-mfa-methods',
      'update.settings.email-jit-provisioning',
      'update.settings.email-invites',
      'update.settings.allowed-domains',
      'update.settings.default-sso-connection',
      'update.settings.sso-jit-provisioning',
      'update.settings.mfa-policy',
      'update.settings.implicit-roles',
      'update.settings.oauth-tenant-jit-provisioning',
      'update.settings.allowed-oauth-tenants',
      'delete',
    ],
  },
  {
    resource_id: 'stytch.member',
    description: 'All Members of the Organization.',
    actions: [
      'create',
      'update.info.name',
      'update.info.email',
      'update.info.untrusted-metadata',
      'update.info.mfa-phone',
      'update.info.delete.mfa-phone',
      'update.info.delete.mfa-totp',
      'update.info.delete.password',
      'update.settings.is-breakglass',
      'update.settings.mfa-enrolled',
      'update.settings.default-mfa-method',
      'update.settings.roles',
      'search',
      'delete',
      'revoke-sessions',
      'get.connected-apps',
      'revoke.connected-app',
    ],
  },
  { resource_id: 'stytch.sso', description: 'The SSO connections of the Organization.', actions: crud },
  { resource_id: 'stytch.scim', description: 'The SCIM connection of the Organization.', actions: crud },
  {
    resource_id: 'stytch.self',
    description: 'The logged-in Member.',
    actions: [
      'update.info.name',
      'update.info.untrusted-metadata',
      'update.info.mfa-phone',
      'update.info.delete.mfa-phone',
      'update.info.delete.mfa-totp',
      'update.info.delete.password',
      'update.settings.mfa-enrolled',
      'update.settings.default-mfa-method',
      'delete',
      'revoke-sessions',
      'get.connected-apps',
      'revoke.connected-app',
    ],
  },
];

const everything = (...resources: string[]) => resources.map((resource_id) => ({ resource_id, actions: ['*'] }));

/** The two default roles. An admin has both, so the second doesn't mention `stytch.self`. */
const ROLES: readonly CustomRole[] = [
  {
    role_id: 'stytch_member',
    description: 'Held by every Member: what concerns only themselves.',
    permissions: everything('stytch.self'),
  },
  {
    role_id: 'stytch_admin',
    description: 'Given to whoever creates an Organization through discovery: everything in the Organization.',
    permissions: everything('stytch.organization', 'stytch.member', 'stytch.sso', 'stytch.scim'),
  },
];

/** The part that every project's policy has. */
export const POLICY = { roles: ROLES, resources: RESOURCES };

/**
 * Returns the roles that allow an action on a resource.
 * @param held the member's roles
 * @param roles the roles of the project and of the organization
 */
export const grantingRoles = (held: string[], roles: readonly CustomRole[], resource: string, action: string) => {
  const allows = ({ permissions }: CustomRole) =>
    permissions.some(
      ({ resource_id, actions }) => resource_id === resource && (actions.includes(action) || actions.includes('*')),
    );
  const granting = roles.filter(allows).map(({ role_id }) => role_id);
  return held.filter((role) => granting.includes(role));
};
