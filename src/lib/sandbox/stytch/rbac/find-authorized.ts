import type { Call } from '../operation.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { findMember, findOrganization } from '../store.ts';
import { actingMember, type RequiredPermission } from './authorize.ts';

/**
 * Finds an organization, and checks that the caller may do this there.
 * @param organizationId its id, slug or external id
 * @throws {StytchError} when there is none, or the acting member may not
 */
export async function authorizedOrganization(
  call: Call,
  organizationId: string,
  resource: RequiredPermission['resource'],
  action: string,
): Promise<OrganizationRow> {
  const organization = await findOrganization(call, organizationId);
  await actingMember(call, organization, [{ resource, action }]);
  return organization;
}

/**
 * Finds a member, and checks that the caller may do this with them. Members may do it with themselves if they have the
 * permission on `stytch.self`.
 * @throws {StytchError} when there is none, or the acting member may not
 */
export async function authorizedMember(
  call: Call,
  input: { organization_id: string; member_id: string },
  action: string,
): Promise<{ organization: OrganizationRow; member: MemberRow }> {
  const organization = await findOrganization(call, input.organization_id);
  const member = await findMember(call, organization.id, input.member_id);
  await actingMember(call, organization, [{ resource: 'stytch.member', action, self: member.id }]);
  return { organization, member };
}
