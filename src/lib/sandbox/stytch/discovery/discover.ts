import { prepared } from '../../core/database/prepared.ts';
import { domainOf, emailKey } from '../domains.ts';
import { toMember, toOrganization } from '../entities.ts';
import { factorsOf } from '../login/factors.ts';
import { stillRequired } from '../login/required.ts';
import type { Call } from '../operation.ts';
import { type MemberRow, type OrganizationRow, readMemberAt, readOrganization, type Factor } from '../rows.ts';
import { MEMBER_COLUMNS, ORGANIZATION_COLUMNS } from '../store.ts';
import type { Proof } from '../login/proof.ts';
import { type Mailbox, findEligible } from './eligible.ts';
import { findByTenant } from './tenants.ts';

/** A user who proved that they own an email address. */
export interface Person {
  email_address: string;
  email_id: string;
  factors: Factor[];
  /** The other provider's statement about the user, if they came from one. */
  proof?: Proof | undefined;
}

/**
 * Finds the organizations that a user belongs to, is invited to or pending in, or may join (docs/stytch.md, "Who is
 * discovered"), oldest first.
 * @param mayJoin false for a member session, which doesn't list organizations to join
 */
export async function discover(call: Call, person: Person, mayJoin: boolean) {
  const known = await memberships(call, person);
  const open = mayJoin ? await findEligible(call, person.email_address) : [];
  const byTenant = mayJoin ? await findByTenant(call, person) : [];
  return [
    ...known.map(({ organization, member }) => ({
      organization: toOrganization(organization),
      membership: { type: `${member.status}_member`, details: null, member: toMember(member, organization) },
      ...stillRequired(organization, member, factorsOf(member, person.factors), person.proof),
    })),
    ...open.map((organization) => ({
      organization: toOrganization(organization),
      // The content of `details` is not confirmed (docs/stytch.md, "Discovered organization object"); the domain is
      // what makes the user eligible.
      membership: {
        type: 'eligible_to_join_by_email_domain',
        details: { domain: domainOf(person.email_address) },
        member: null,
      },
      ...stillRequired(organization, undefined, person.factors, person.proof),
    })),
    ...byTenant
      .filter(({ organization }) => !open.some(({ id }) => id === organization.id))
      .map(({ organization, provider, tenant }) => ({
        organization: toOrganization(organization),
        membership: { type: 'eligible_to_join_by_oauth_tenant', details: { provider, tenant }, member: null },
        // The tenant vouches for the user, so the address needs no proof.
        ...stillRequired(organization, undefined, person.factors),
      })),
  ];
}

const membersWith = prepared((db, values: Mailbox) =>
  db
    .selectFrom('sandbox_members')
    .select(MEMBER_COLUMNS)
    .where('project_id', '=', values.projectId)
    .where('email_key', '=', values.emailKey),
);

const organizationsWith = prepared((db, values: Mailbox) =>
  db
    .selectFrom('sandbox_organizations')
    .select(ORGANIZATION_COLUMNS)
    .where('project_id', '=', values.projectId)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('sandbox_members')
        .select('organization_id')
        .where('project_id', '=', values.projectId)
        .where('email_key', '=', values.emailKey),
    )
    .orderBy('created_at')
    .orderBy('id'),
);

async function memberships(
  { db, project, now }: Call,
  person: Person,
): Promise<{ organization: OrganizationRow; member: MemberRow }[]> {
  const mailbox = { projectId: project.id, emailKey: emailKey(person.email_address) };
  const { rows: members } = await membersWith(db, mailbox);
  if (members.length === 0) return [];
  const { rows: organizations } = await organizationsWith(db, mailbox);
  return organizations.flatMap((organization) =>
    members
      .filter((member) => member.organization_id === organization.id)
      .map((member) => ({ organization: readOrganization(organization), member: readMemberAt(member, now) })),
  );
}
