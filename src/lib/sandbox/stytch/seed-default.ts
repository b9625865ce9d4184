import type { Executor } from '../../store/database.ts';
import { newSettings } from './organizations/settings.ts';
import type { RedirectUrl } from './magic-links/redirect-urls.ts';
import { insertMember, insertOrganization } from './store.ts';

/** What every new project holds: an organization that waits for anybody at example.com, so that a first login finds one. */
export async function seed(db: Executor, projectId: string, now: number): Promise<void> {
  const organization = await insertOrganization(db, projectId, now, {
    name: 'Globex',
    slug: 'globex',
    external_id: null,
    settings: newSettings({ email_jit_provisioning: 'RESTRICTED', email_allowed_domains: ['example.com'] }),
  });
  // Joining by domain needs somebody with a verified address there already (docs/stytch.md, "Who is discovered").
  await insertMember(db, projectId, now, {
    organization_id: organization.id,
    email_address: 'grace@example.com',
    email_verified: 1,
    status: 'active',
    profile: { name: 'Grace Hopper' },
  });
}

/** Registers a project's redirect URLs, the default of each type first. */
export async function seedRedirectUrls(db: Executor, projectId: string, urls: RedirectUrl[]): Promise<void> {
  if (urls.length === 0) return;
  const rows = urls.map(({ url, types }, position) => ({
    project_id: projectId,
    url,
    types: JSON.stringify(types),
    position,
  }));
  await db.insertInto('sandbox_redirect_urls').values(rows).execute();
}
