import type { Executor } from '../../../store/database.ts';
import { insertMember } from '../members/insert.ts';
import { insertOrganization } from '../organizations/insert.ts';
import { newSettings } from '../organizations/settings.ts';

/** Creates the data of a new project: an organization that anyone at example.com may join, for a first login. */
export async function applyDefaultSeed(db: Executor, projectId: string, now: number): Promise<void> {
  const { id } = await insertOrganization(db, projectId, now, {
    name: 'Globex',
    slug: 'globex',
    external_id: null,
    settings: newSettings({ email_jit_provisioning: 'RESTRICTED', email_allowed_domains: ['example.com'] }),
  });
  // Joining by domain requires a member with a verified address there (docs/stytch.md, "Who is discovered").
  await insertMember(db, projectId, now, {
    organization_id: id,
    email_address: 'grace@example.com',
    email_verified: 1,
    status: 'active',
    profile: { name: 'Grace Hopper' },
  });
}
