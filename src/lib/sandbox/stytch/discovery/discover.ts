import type { Executor } from '../../../store/database.ts';
import { prepared } from '../../core/prepared.ts';
import { domainOf, emailKey } from '../domains.ts';
import { toMember, toOrganization } from '../entities.ts';
import { fail } from '../errors.ts';
import { factorsOf, stillRequired } from '../login/factors.ts';
import type { Call } from '../operation.ts';
import { readMember, readOrganization, type Factor, type MemberRow, type OrganizationRow } from '../rows.ts';
import { findMemberByEmail, insertMember, MEMBER_COLUMNS, ORGANIZATION_COLUMNS } from '../store.ts';

/** Somebody who has proved a mailbox. */
export interface Person {
  email_address: string;
  email_id: string;
  factors: Factor[];
}

/**
 * The organizations somebody belongs to, is awaited in, or may join (docs/stytch.md, "Who is discovered"), oldest
 * first.
 * @param mayJoin false for a member session, which only lists the first two kinds
 */
export async function discover(call: Call, person: Person, mayJoin: boolean) {
  const known = await memberships(call, person);
  const open = mayJoin ? await openOrganizations(call, person.email_address) : [];
  return [
    ...known.map(({ organization, member }) => ({
      organization: toOrganization(organization),
      membership: { type: `${member.status}_member`, details: null, member: toMember(member, organization) },
      ...stillRequired(organization, member, factorsOf(member, person.factors)),
    })),
    ...open.map((organization) => ({
      organization: toOrganization(organization),
      // What `details` holds is not confirmed (docs/stytch.md, "Discovered organization object"); the domain is what
      // makes one eligible.
      membership: {
        type: 'eligible_to_join_by_email_domain',
        details: { domain: domainOf(person.email_address) },
        member: null,
      },
      ...stillRequired(organization, undefined, person.factors),
    })),
  ];
}

type Mailbox = { projectId: string; emailKey: string };

const membersWith = prepared((db, given: Mailbox) =>
  db
    .selectFrom('sandbox_members')
    .select(MEMBER_COLUMNS)
    .where('project_id', '=', given.projectId)
    .where('email_key', '=', given.emailKey),
);
const organizationsWith = prepared((db, given: Mailbox) =>
  db
    .selectFrom('sandbox_organizations')
    .select(ORGANIZATION_COLUMNS)
    .where('project_id', '=', given.projectId)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('sandbox_members')
        .select('organization_id')
        .where('project_id', '=', given.projectId)
        .where('email_key', '=', given.emailKey),
    )
    .orderBy('created_at')
    .orderBy('id'),
);

async function memberships(
  { db, project }: Call,
  person: Person,
): Promise<{ organization: OrganizationRow; member: MemberRow }[]> {
  const mailbox = { projectId: project.id, emailKey: emailKey(person.email_address) };
  const { rows: members } = await membersWith(db, mailbox);
  if (members.length === 0) return [];
  const { rows: organizations } = await organizationsWith(db, mailbox);
  return organizations.flatMap((organization) =>
    members
      .filter((member) => member.organization_id === organization.id)
      .map((member) => ({ organization: readOrganization(organization), member: readMember(member) })),
  );
}

interface Newcomer extends Mailbox {
  domain: string;
}

/**
 * Organizations that let this address join: the domain is allowed, another member has a verified address on it, and no
 * member has this very address. A domain that others have claimed opens only the organizations that claimed it.
 */
function opening(db: Executor, given: Newcomer) {
  const claims = db
    .selectFrom('sandbox_domains')
    .select('organization_id')
    .where('project_id', '=', given.projectId)
    .where('domain', '=', given.domain)
    .where('purpose', '=', 'claim');
  return db
    .selectFrom('sandbox_domains as d')
    .innerJoin('sandbox_organizations as o', (join) =>
      join.onRef('o.project_id', '=', 'd.project_id').onRef('o.id', '=', 'd.organization_id'),
    )
    .where('d.project_id', '=', given.projectId)
    .where('d.domain', '=', given.domain)
    .where('d.purpose', '=', 'join')
    .where(({ exists, not, or, eb }) => or([not(exists(claims)), eb('o.id', 'in', claims)]))
    .where(({ exists, not, selectFrom }) => {
      const members = selectFrom('sandbox_members as m')
        .select('m.id')
        .where('m.project_id', '=', given.projectId)
        .whereRef('m.organization_id', '=', 'o.id');
      const known = members.where('m.email_domain', '=', given.domain).where('m.email_verified', '=', 1);
      return exists(known).and(not(exists(members.where('m.email_key', '=', given.emailKey))));
    });
}
const openToAll = prepared((db, given: Newcomer) =>
  opening(db, given)
    .select(ORGANIZATION_COLUMNS.map((column) => `o.${column}` as const))
    .orderBy('o.created_at')
    .orderBy('o.id'),
);
const openIn = prepared((db, given: Newcomer & { id: string }) =>
  opening(db, given).select('o.id').where('o.id', '=', given.id),
);

const newcomer = (projectId: string, email: string): Newcomer => ({
  projectId,
  domain: domainOf(email),
  emailKey: emailKey(email),
});

async function openOrganizations({ db, project }: Call, email: string): Promise<OrganizationRow[]> {
  const { rows } = await openToAll(db, newcomer(project.id, email));
  return rows.map(readOrganization);
}

async function isOpen({ db, project }: Call, email: string, id: string): Promise<boolean> {
  const { rows } = await openIn(db, { ...newcomer(project.id, email), id });
  return rows.length > 0;
}

/**
 * The member that somebody is or, where the organization lets them join by their domain, becomes (docs/stytch.md, "What
 * the exchange does").
 */
export async function memberFor(call: Call, organization: OrganizationRow, person: Person): Promise<MemberRow> {
  const member = await findMemberByEmail(call, organization.id, person.email_address);
  if (member) return member;
  if (await isOpen(call, person.email_address, organization.id)) return joinOnce(call, organization, person);
  // Closed also to a member, such as an exchange that came at the same time may just have made.
  const joined = await findMemberByEmail(call, organization.id, person.email_address);
  return joined ?? mayNotJoin(organization, person.email_address);
}

/** Two exchanges at once may both find nobody; the second then finds the member the first has made. */
async function joinOnce(call: Call, organization: OrganizationRow, person: Person): Promise<MemberRow> {
  const { email_address, email_id } = person;
  const made = {
    organization_id: organization.id,
    email_address,
    email_id,
    email_verified: 1,
    status: 'active' as const,
  };
  try {
    return await insertMember(call.db, call.project.id, call.now, made);
  } catch (error) {
    const member = await findMemberByEmail(call, organization.id, email_address);
    if (member) return member;
    throw error;
  }
}

/**
 * The types are what integrators see; when which one is given is not confirmed (docs/stytch.md, "What the exchange
 * does").
 */
function mayNotJoin({ settings }: OrganizationRow, email: string): never {
  const open = settings.email_jit_provisioning === 'RESTRICTED';
  const domainFits = settings.email_allowed_domains.includes(domainOf(email));
  return fail(open && !domainFits ? 'invalid_email_for_jit_provisioning' : 'email_jit_provisioning_not_allowed');
}
