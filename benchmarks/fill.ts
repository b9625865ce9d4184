import { openDatabase } from '../src/lib/store/database.ts';
import { insertRedirectUrls, REDIRECT_TYPES } from '../src/lib/sandbox/core/projects/redirect-urls.ts';
import { applySeed } from '../src/lib/sandbox/stytch/seed.ts';
import { insertMember } from '../src/lib/sandbox/stytch/members/insert.ts';
import { hash, newId, newSecret } from '../src/lib/sandbox/core/ids.ts';
import type { Project } from './flows/stytch.ts';

/** Projects per transaction. */
const BATCH = 500;

/**
 * Fills the database of a site that isn't running yet.
 * @param count projects to create, each like a new one
 * @param members members of each project's organization, including the one it starts with
 */
export async function fill(folder: string, siteUrl: string, count: number, members: number): Promise<Project[]> {
  const database = await openDatabase(folder);
  const projects: Project[] = [];
  const now = Date.now();
  const urls = [{ url: `${siteUrl}/authenticate`, types: [...REDIRECT_TYPES] }];
  while (projects.length < count) {
    await database.transaction().execute(async (db) => {
      for (let i = 0; i < BATCH && projects.length < count; i++) {
        const id = newId('project');
        const secret = newSecret();
        await db
          .insertInto('sandbox_projects')
          .values({
            id,
            public_token: newId('public-token'),
            secret_hash: hash(secret),
            initial_redirect_urls: JSON.stringify(urls),
            clock_offset_ms: 0,
            key_version: 0,
            made_from: null,
            created_at: now,
            last_used_at: now,
          })
          .execute();
        await insertRedirectUrls(db, id, urls);
        await applySeed({ now: () => now, siteUrl }, db, id, null);
        const { id: organization_id } = await db
          .selectFrom('sandbox_organizations')
          .select('id')
          .where('project_id', '=', id)
          .executeTakeFirstOrThrow();
        for (let n = 1; n < members; n++) {
          await insertMember(db, id, now, {
            organization_id,
            email_address: `member-${n}@example.com`,
            email_verified: 1,
            status: 'active',
          });
        }
        projects.push({ authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` });
      }
    });
  }
  await database.destroy();
  return projects;
}
