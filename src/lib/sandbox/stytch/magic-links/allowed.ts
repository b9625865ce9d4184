import { fail } from '../errors.ts';
import type { OrganizationSettings } from '../organizations/fields.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { SANDBOX_EMAIL, SANDBOX_ORGANIZATION_ID } from '../sandbox-values.ts';

export const isSandboxPair = (input: { organization_id: string; email_address: string }) =>
  input.organization_id === SANDBOX_ORGANIZATION_ID && input.email_address === SANDBOX_EMAIL;

/**
 * Checks that a member may log in by a method. A break-glass member may use any.
 * @throws {StytchError} when the organization doesn't accept it
 */
export function checkMethodAllowed(
  { settings }: OrganizationRow,
  member: MemberRow | undefined,
  method: OrganizationSettings['allowed_auth_methods'][number],
): void {
  const forbidden = settings.auth_methods === 'RESTRICTED' && !settings.allowed_auth_methods.includes(method);
  if (forbidden && !member?.profile.is_breakglass) fail('operation_restricted_by_organization_auth_methods');
}
