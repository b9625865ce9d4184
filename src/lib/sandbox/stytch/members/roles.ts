import { domainOf } from '../domains.ts';
import type { SsoRegistration } from '../login/registrations.ts';
import type { AnyMemberRow, OrganizationRow } from '../rows.ts';
import { rolesByScim } from '../scim/registration.ts';

interface RoleSource {
  type: 'direct_assignment' | 'email_assignment' | 'sso_connection' | 'sso_connection_group' | 'scim_connection_group';
  details: Record<string, unknown>;
}

/**
 * Lists a member's roles: assigned roles, roles by email domain, and `stytch_member`, which every member has. The
 * source of the last one is not confirmed (docs/stytch.md, "Member object"). A domain's role applies once the address
 * is verified (choice).
 */
export function rolesOf(
  row: AnyMemberRow,
  organization: OrganizationRow,
): { role_id: string; sources: RoleSource[] }[] {
  const sources = new Map<string, RoleSource[]>();
  const add = (role: string, source: RoleSource) => sources.set(role, [...(sources.get(role) ?? []), source]);
  for (const role of row.profile.roles)
    if (role !== 'stytch_member') add(role, { type: 'direct_assignment', details: {} });
  for (const { domain, role_id } of organization.settings.rbac_email_implicit_role_assignments) {
    const applies = row.email_verified === 1 && domainOf(row.email_address) === domain.toLowerCase();
    if (applies) add(role_id, { type: 'email_assignment', details: { email_domain: domain } });
  }
  for (const { role_id, source } of rolesByScim(row, organization)) add(role_id, source);
  for (const registration of ownRegistrations(row, organization))
    for (const { role_id, source } of rolesByConnection(organization, registration)) add(role_id, source);
  if (!sources.has('stytch_member')) add('stytch_member', { type: 'direct_assignment', details: {} });
  return [...sources].map(([role_id, list]) => ({ role_id, sources: list }));
}

/** A member's registrations at SSO connections. Those of a deleted connection are gone. */
export const ownRegistrations = ({ profile }: AnyMemberRow, { connections }: OrganizationRow): SsoRegistration[] =>
  (profile.sso_registrations ?? []).filter((one) => connections.some(({ id }) => id === one.connection_id));

/** Lists the roles that an SSO connection gives to all members who log in through it, or by group. */
function rolesByConnection({ connections }: OrganizationRow, { connection_id, groups }: SsoRegistration) {
  const connection = connections.find(({ id }) => id === connection_id);
  if (!connection || connection.kind === 'oidc') return [];
  const forAll = connection.connection_roles.map(({ role_id }) => ({
    role_id,
    source: { type: 'sso_connection', details: { connection_id } } as const,
  }));
  const forGroups = connection.group_roles
    .filter(({ group }) => groups.includes(group))
    .map(({ role_id, group }) => ({
      role_id,
      source: { type: 'sso_connection_group', details: { connection_id, group } } as const,
    }));
  return [...forAll, ...forGroups];
}
