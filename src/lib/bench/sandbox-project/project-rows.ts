import { Secret } from '../../config/secret.ts';
import type { Database } from '../../store/database.ts';
import type { MadeProject } from './control-plane.ts';

/** The table of readers' sandbox projects: at most one row for each reader. */
export interface ProjectRows {
  find(readerId: string): Promise<MadeProject | undefined>;
  /** Stores a reader's new project. If the reader has one, from another instance, that one stays. */
  insert(readerId: string, project: MadeProject): Promise<void>;
  /** @param expiresAt milliseconds since 1970 */
  prolong(readerId: string, expiresAt: number): Promise<void>;
  /** @returns false if the reader has no such project, for example a newer one */
  remove(readerId: string, projectId: string): Promise<boolean>;
}

export function createProjectRows(db: Database): ProjectRows {
  return {
    async find(reader_id) {
      const row = await db
        .selectFrom('bench_projects')
        .selectAll()
        .where('reader_id', '=', reader_id)
        .executeTakeFirst();
      if (!row) return undefined;
      const { api_key, api_secret, ...project } = row;
      const passkeys = api_key && api_secret ? { api_key, api_secret: new Secret(api_secret) } : null;
      return { ...project, secret: new Secret(project.secret), passkeys };
    },

    async insert(reader_id, { project_id, secret, public_token, base_url, expires_at, passkeys }) {
      await db
        .insertInto('bench_projects')
        .values({
          reader_id,
          project_id,
          secret: secret.reveal(),
          public_token,
          base_url,
          expires_at,
          api_key: passkeys?.api_key ?? null,
          api_secret: passkeys?.api_secret.reveal() ?? null,
          created_at: Date.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async prolong(reader_id, expires_at) {
      await db.updateTable('bench_projects').set({ expires_at }).where('reader_id', '=', reader_id).execute();
    },

    async remove(reader_id, project_id) {
      const { numDeletedRows } = await db
        .deleteFrom('bench_projects')
        .where('reader_id', '=', reader_id)
        .where('project_id', '=', project_id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}
