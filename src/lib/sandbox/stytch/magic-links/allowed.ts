import { fail } from '../errors.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { SANDBOX_EMAIL, SANDBOX_ORGANIZATION_ID } from '../sandbox-values.ts';

export const isSandboxPair = (input: { organization_id: string; email_address: string }) =>
  input.organization_id === SANDBOX_ORGANIZATION_ID && input.email_address === SANDBOX_EMAIL;

export function checkMagicLinksAllowed({ settings }: OrganizationRow, member: MemberRow | undefined): void {
  const forbidden = settings.auth_methods === 'RESTRICTED' && !settings.allowed_auth_methods.includes('magic_link');
  if (forbidden && !member?.profile.is_breakglass) fail('operation_restricted_by_organization_auth_methods');
}
