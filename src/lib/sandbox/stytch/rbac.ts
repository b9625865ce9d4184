import { toMember } from './entities.ts';
import { fail } from './errors.ts';
import type { Call } from './operation.ts';
import type { MemberRow, OrganizationRow } from './rows.ts';
import { findSession } from './sessions.ts';
import { findMember } from './store.ts';

/** What the two built-in roles may do. Their exact actions are not confirmed: an admin may do everything, a member what concerns only themselves. */
const MAY: Record<string, (resource: string) => boolean> = {
  stytch_admin: (resource) => resource.startsWith('stytch.'),
  stytch_member: (resource) => resource === 'stytch.self',
};

interface Check {
  organization_id: string;
  resource_id: string;
  action: string;
}

/** The verdict on an authorization check: the member's organization first, then the roles. */
export function authorize(member: MemberRow, organization: OrganizationRow, check: Check) {
  const { id, slug, external_id } = organization;
  if (![id, slug, external_id].includes(check.organization_id)) fail('session_authorization_tenancy_error');
  const granting_roles = rolesOf(member, organization).filter((role) => MAY[role]?.(check.resource_id));
  return granting_roles.length > 0 ? { authorized: true, granting_roles } : fail('session_authorization_error');
}

const rolesOf = (member: MemberRow, organization: OrganizationRow) =>
  toMember(member, organization).roles.map((role) => role.role_id);

/**
 * Whoever sends a member's session along acts as that member (fact sheet, section 1): the session must live, belong to
 * the organization, and its member may do this, or it concerns the member alone.
 * @param subject the member that the call is about
 * @returns the id of the acting member; undefined when the app acts for itself
 */
export async function actingMember(
  call: Call,
  organization: OrganizationRow,
  resource: string,
  subject?: string,
): Promise<string | undefined> {
  const session_token = call.header('x-stytch-member-session') || undefined;
  const session_jwt = call.header('x-stytch-member-sessionjwt') || undefined;
  if (session_token === undefined && session_jwt === undefined) return undefined;
  const session = await findSession(call, { session_token, session_jwt });
  if (session.organization_id !== organization.id) fail('session_authorization_tenancy_error');
  const roles = rolesOf(await findMember(call, organization.id, session.member_id), organization);
  const may = (wanted: string) => roles.some((role) => MAY[role]?.(wanted));
  if (!may(resource) && !(subject === session.member_id && may('stytch.self'))) fail('session_authorization_error');
  return session.member_id;
}
