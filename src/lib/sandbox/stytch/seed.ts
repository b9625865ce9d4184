import type { Executor } from '../../store/database.ts';
import { seed as seedUsual } from './seed-default.ts';
import { SeedError, type Seed, type SeedOrganization } from '../seed-file.ts';
import { chooseSlug } from './organizations/default-names.ts';
import { StytchError } from './errors.ts';
import { given } from './members/fields.ts';
import { newSettings } from './organizations/settings.ts';
import { insertMember, insertOrganization } from './store.ts';

/** Puts into an empty project what a seed says, or what every new project holds. */
export async function furnish(db: Executor, projectId: string, seed: Seed | null, now: number): Promise<void> {
  if (!seed?.organizations) return seedUsual(db, projectId, now);
  for (const [i, organization] of seed.organizations.entries())
    await at(`organizations[${i}]`, () => addOrganization(db, projectId, organization, now, `organizations[${i}]`));
}

async function addOrganization(db: Executor, projectId: string, seed: SeedOrganization, now: number, place: string) {
  const { organization_id, organization_name: name, organization_slug, organization_external_id, members } = seed;
  const { id } = await insertOrganization(db, projectId, now, {
    ...(organization_id !== undefined && { id: organization_id }),
    name,
    slug: await chooseSlug({ db, project: { id: projectId } }, organization_slug, name),
    external_id: organization_external_id ?? null,
    settings: newSettings(given(seed)),
  });
  for (const [i, member] of members.entries()) {
    const { member_id, email_address, email_address_verified, status, external_id, ...profile } = member;
    await at(`${place}.members[${i}]`, () =>
      insertMember(db, projectId, now, {
        ...(member_id !== undefined && { id: member_id }),
        organization_id: id,
        email_address,
        email_verified: Number(email_address_verified ?? status === 'active'),
        status,
        external_id: external_id ?? null,
        profile: given(profile),
      }),
    );
  }
}

/** Says where in the seed something is that the sandbox refuses. */
const at = <T>(place: string, work: () => Promise<T>): Promise<T> =>
  work().catch((error: unknown) => {
    if (error instanceof StytchError) throw new SeedError(`${place}: ${error.message}`);
    throw error;
  });
