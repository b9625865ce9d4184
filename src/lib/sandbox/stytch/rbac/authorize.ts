import { toMember } from '../entities.ts';
import { fail } from '../errors.ts';
import type { Call, Scope } from '../operation.ts';
import { grantingRoles } from './policy.ts';
import { policyOf, type ProjectPolicy } from './project-policy.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { findSession } from '../sessions/store.ts';
import { findMember } from '../store.ts';
import { isToken } from '../../core/ids.ts';

interface Check {
  organization_id: string;
  resource_id: string;
  action: string;
}

/**
 * Decides an authorization check: first by the member's organization, then by the roles.
 * @throws {StytchError} when the member is not authorized
 */
export async function authorize(call: Scope, member: MemberRow, organization: OrganizationRow, check: Check) {
  const { id, slug, external_id } = organization;
  if (![id, slug, external_id].includes(check.organization_id)) fail('session_authorization_tenancy_error');
  const policy = await policyOf(call.db, call.project.id);
  const granting_roles = granting(policy, member, organization, check.resource_id, check.action);
  return granting_roles.length > 0 ? { authorized: true, granting_roles } : fail('session_authorization_error');
}

/** Returns the member's roles that allow an action on a resource. */
function granting(
  policy: ProjectPolicy,
  member: MemberRow,
  organization: OrganizationRow,
  resource: string,
  action: string,
): string[] {
  const held = toMember(member, organization).roles.map((role) => role.role_id);
  return grantingRoles(held, [...policy.roles, ...organization.custom_roles], resource, action);
}

/**
 * Returns a check of what a member may do, for many questions: it reads their roles once.
 */
export function permissionCheck(
  policy: ProjectPolicy,
  member: MemberRow,
  organization: OrganizationRow,
): (resource: string, action: string) => boolean {
  const held = new Set(toMember(member, organization).roles.map((role) => role.role_id));
  const allowed = new Map<string, Set<string>>();
  for (const { role_id, permissions } of [...policy.roles, ...organization.custom_roles])
    if (held.has(role_id))
      for (const { resource_id, actions } of permissions) {
        const known = allowed.get(resource_id) ?? new Set();
        allowed.set(resource_id, known);
        for (const action of actions) known.add(action);
      }
  return (resource, action) => {
    const actions = allowed.get(resource);
    return actions !== undefined && (actions.has(action) || actions.has('*'));
  };
}

/** A permission that an operation requires. */
export interface RequiredPermission {
  resource: 'stytch.organization' | 'stytch.member' | 'stytch.sso' | 'stytch.scim';
  action: string;
  /** The member that the operation changes. The member themselves may do it with a permission on `stytch.self`. */
  self?: string;
}

const sessionInHeaders = (call: Call) => ({
  session_token: call.header('x-stytch-member-session') || undefined,
  session_jwt: call.header('x-stytch-member-sessionjwt') || undefined,
});

/** Whether a call has a member's session in its headers, and so acts as that member. */
export const hasMemberSession = (call: Call): boolean =>
  Object.values(sessionInHeaders(call)).some((each) => each !== undefined);

/**
 * Authorizes a call with a member's session, which acts as that member (docs/stytch.md, "Transport"). The session must
 * be active and belong to the organization, and the member needs every required permission.
 * @returns the id of the acting member; undefined for a call without a session, where the app acts itself
 * @throws {StytchError} when the member is not authorized
 */
export async function actingMember(
  call: Call,
  organization: OrganizationRow,
  wanted: RequiredPermission[],
): Promise<string | undefined> {
  const { session_token, session_jwt } = sessionInHeaders(call);
  if (session_token === undefined && session_jwt === undefined) return undefined;
  // The same format check as in a body (docs/stytch.md, "Ids, tokens and secrets").
  if (session_token !== undefined && !isToken(session_token)) fail('invalid_session_token');
  const session = await findSession(call, { session_token, session_jwt });
  if (session.organization_id !== organization.id) fail('session_authorization_tenancy_error');
  const member = await findMember(call, organization.id, session.member_id);
  const policy = await policyOf(call.db, call.project.id);
  const may = permissionCheck(policy, member, organization);
  for (const { resource, action, self } of wanted)
    if (!may(resource, action) && !(self === member.id && may('stytch.self', action)))
      fail('session_authorization_error');
  return member.id;
}
