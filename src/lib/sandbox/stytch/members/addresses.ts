import type { Scope } from '../operation.ts';
import { domainOf, emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import { readMember } from '../rows.ts';
import { MEMBER_COLUMNS } from '../store.ts';

/**
 * Checks that a member of the organization may have an address: other organizations must not have claimed its domain
 * (docs/stytch.md, "Errors"), and it must not be another member's retired address (official description of
 * members.update, `email_address`).
 * @param memberId the member who gets the address, if they exist already
 * @throws {StytchError} when they may not
 */
export async function checkAddress(
  scope: Scope,
  organizationId: string | undefined,
  email: string,
  memberId?: string,
): Promise<void> {
  const { db, project } = scope;
  const claims = await db
    .selectFrom('sandbox_domains')
    .select('organization_id')
    .where('project_id', '=', project.id)
    .where('domain', '=', domainOf(email))
    .where('purpose', '=', 'claim')
    .execute();
  if (claims.length > 0 && !claims.some((claim) => claim.organization_id === organizationId))
    fail('action_not_allowed_email_domain_is_claimed');
  if (organizationId !== undefined) await checkNotRetired(scope, organizationId, email, memberId);
}

async function checkNotRetired(
  { db, project }: Scope,
  organizationId: string,
  email: string,
  memberId?: string,
): Promise<void> {
  const rows = await db
    .selectFrom('sandbox_members')
    .select(MEMBER_COLUMNS)
    .where('project_id', '=', project.id)
    .where('organization_id', '=', organizationId)
    // Few members have retired addresses, so the others aren't read.
    .where('profile', 'like', '%"retired_email_addresses":[{%')
    .execute();
  const holds = rows
    .map(readMember)
    .filter(({ profile }) =>
      profile.retired_email_addresses.some((retired) => emailKey(retired.email_address) === emailKey(email)),
    );
  if (holds.some(({ id }) => id !== memberId)) fail('retired_member_email');
}
