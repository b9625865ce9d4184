import type { Executor } from '../../../store/database.ts';
import { prepared } from '../../core/database/prepared.ts';
import { domainOf, emailKey } from '../domains.ts';
import type { Call } from '../operation.ts';
import { type OrganizationRow, readOrganization } from '../rows.ts';
import { ORGANIZATION_COLUMNS } from '../store.ts';

export type Mailbox = { projectId: string; emailKey: string };

interface Candidate extends Mailbox {
  domain: string;
}

/**
 * Selects the organizations that an address may join: its domain is allowed, another member has a verified address
 * there, and no member has this address. If organizations claimed the domain, only those count.
 */
function eligibleFor(db: Executor, values: Candidate) {
  const claims = db
    .selectFrom('sandbox_domains')
    .select('organization_id')
    .where('project_id', '=', values.projectId)
    .where('domain', '=', values.domain)
    .where('purpose', '=', 'claim');
  return db
    .selectFrom('sandbox_domains as d')
    .innerJoin('sandbox_organizations as o', (join) =>
      join.onRef('o.project_id', '=', 'd.project_id').onRef('o.id', '=', 'd.organization_id'),
    )
    .where('d.project_id', '=', values.projectId)
    .where('d.domain', '=', values.domain)
    .where('d.purpose', '=', 'join')
    .where(({ exists, not, or, eb }) => or([not(exists(claims)), eb('o.id', 'in', claims)]))
    .where(({ exists, not, selectFrom }) => {
      const members = selectFrom('sandbox_members as m')
        .select('m.id')
        .where('m.project_id', '=', values.projectId)
        .whereRef('m.organization_id', '=', 'o.id');
      const known = members.where('m.email_domain', '=', values.domain).where('m.email_verified', '=', 1);
      return exists(known).and(not(exists(members.where('m.email_key', '=', values.emailKey))));
    });
}

const allEligible = prepared((db, values: Candidate) =>
  eligibleFor(db, values)
    .select(ORGANIZATION_COLUMNS.map((column) => `o.${column}` as const))
    .orderBy('o.created_at')
    .orderBy('o.id'),
);

const eligibleById = prepared((db, values: Candidate & { id: string }) =>
  eligibleFor(db, values).select('o.id').where('o.id', '=', values.id),
);

const candidate = (projectId: string, email: string): Candidate => ({
  projectId,
  domain: domainOf(email),
  emailKey: emailKey(email),
});

/** Lists the organizations that an address may join without an invitation, oldest first. */
export async function findEligible({ db, project }: Call, email: string): Promise<OrganizationRow[]> {
  const { rows } = await allEligible(db, candidate(project.id, email));
  return rows.map(readOrganization);
}

/** Whether an address may join this organization without an invitation. @param id the organization's */
export async function isEligible({ db, project }: Call, email: string, id: string): Promise<boolean> {
  const { rows } = await eligibleById(db, { ...candidate(project.id, email), id });
  return rows.length > 0;
}
