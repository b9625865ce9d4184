import { domainOf } from '../domains.ts';
import { fail } from '../errors.ts';
import { verifiesEmail } from '../login/factors.ts';
import { withRegistration } from '../login/proof.ts';
import { BLANK_PROFILE } from '../members/insert.ts';
import { provisionMember } from '../members/provision.ts';
import type { Call } from '../operation.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
import { findMemberByEmail } from '../store.ts';
import type { Person } from './discover.ts';
import { isEligible } from './eligible.ts';
import { findByTenant } from './tenants.ts';

/**
 * Returns the user's member. If there is none and the organization allows their domain to join, creates one
 * (docs/stytch.md, "What the exchange does").
 * @throws {StytchError} when the user may not join
 */
export async function memberFor(call: Call, organization: OrganizationRow, person: Person): Promise<MemberRow> {
  const member = await findMemberByEmail(call, organization.id, person.email_address);
  if (member) return member;
  if (await isEligible(call, person.email_address, organization.id)) return join(call, organization, person);
  const tenants = await findByTenant(call, person);
  if (person.proof && tenants.some((one) => one.organization.id === organization.id))
    return join(call, organization, person, withRegistration(BLANK_PROFILE, person.proof));
  // A concurrent exchange may have created the member, which closes the organization to this address.
  const joined = await findMemberByEmail(call, organization.id, person.email_address);
  return joined ?? refuseJoin(organization, person.email_address);
}

function join(
  call: Call,
  organization: OrganizationRow,
  { email_address, email_id, factors, proof }: Person,
  profile: Partial<MemberRow['profile']> = {},
): Promise<MemberRow> {
  const verified = verifiesEmail(factors, proof);
  return provisionMember(call, {
    organization_id: organization.id,
    email_address,
    email_id,
    email_verified: Number(verified),
    status: verified ? 'active' : 'pending',
    profile,
  });
}

/** The error types were seen, but not when each one is returned (docs/stytch.md, "What the exchange does"). */
function refuseJoin({ settings }: OrganizationRow, email: string): never {
  const open = settings.email_jit_provisioning === 'RESTRICTED';
  const domainFits = settings.email_allowed_domains.includes(domainOf(email));
  return fail(open && !domainFits ? 'invalid_email_for_jit_provisioning' : 'email_jit_provisioning_not_allowed');
}
