import { Secret } from '../../config/secret.ts';
import type { Database } from '../../store/database.ts';
import { countedNetwork } from '../../store/network.ts';
import { forgetWork } from '../reader/progress.ts';
import type { Reader } from '../reader/readers.ts';
import { saysGone, type ControlPlane, type MadeProject } from './control-plane.ts';
import type { CountOne } from '../reader/per-network.ts';

/** Lifetime of an unused sandbox project. The sandbox decides; this is what readers are shown. */
const UNUSED_LIFE_MS = 24 * 60 * 60 * 1000;

/** A sandbox project, with the origin the sandbox listens on and the one readers are shown. */
export type Project = MadeProject & Where;

interface Where {
  origin: string;
  shownOrigin: string;
}

/** The reader a project is for, and their network address. */
export type Asking = Pick<Reader, 'id' | 'from'>;

/** The readers' sandbox projects. */
export interface Projects {
  find(readerId: string): Promise<Project | undefined>;
  /**
   * The reader's project, created if there is none. Counts as use, which keeps it for another day.
   * @throws {Blocked} if there is none and the reader's network has created too many
   */
  ensure(reader: Asking): Promise<Project>;
  /** Whether the sandbox no longer knows it. An error response alone doesn't prove it: a fault may have caused it. */
  isGone(project: Project): Promise<boolean>;
  /** Deletes a project the sandbox no longer knows, with what the reader held there. A newer project stays. */
  forget(readerId: string, project: Pick<Project, 'project_id'>): Promise<void>;
}

interface ProjectsInput extends Where {
  /** A project's redirect URLs: the site's own first, then those of apps on the reader's machine. */
  redirectUrls: string[];
  db: Database;
  controlPlane: ControlPlane;
  count: CountOne;
}

export function createProjects({ db, controlPlane, count, redirectUrls, ...where }: ProjectsInput): Projects {
  /** Requests at the same time create one project. */
  const pending = new Map<string, Promise<Project>>();

  const find = async (reader_id: string): Promise<Project | undefined> => {
    const row = await db.selectFrom('bench_projects').selectAll().where('reader_id', '=', reader_id).executeTakeFirst();
    if (!row) return undefined;
    const { api_key, api_secret, ...project } = row;
    const passkeys = api_key && api_secret ? { api_key, api_secret: new Secret(api_secret) } : null;
    return { ...project, ...where, secret: new Secret(project.secret), passkeys };
  };

  const forget: Projects['forget'] = async (reader_id, { project_id }) => {
    const { numDeletedRows } = await db
      .deleteFrom('bench_projects')
      .where('reader_id', '=', reader_id)
      .where('project_id', '=', project_id)
      .executeTakeFirst();
    if (numDeletedRows > 0n) await forgetWork(db, reader_id, 'all but progress');
  };

  const make = async ({ id: reader_id, from }: Asking): Promise<Project> => {
    await count(from);
    const created = await controlPlane.makeProject(redirectUrls, countedNetwork(from, where.shownOrigin));
    const { project_id, public_token, base_url, expires_at, passkeys } = created;
    // If another instance was faster, its project counts and this one stays unused until it is swept.
    await db
      .insertInto('bench_projects')
      .values({
        reader_id,
        project_id,
        secret: created.secret.reveal(),
        public_token,
        base_url,
        expires_at,
        api_key: passkeys?.api_key ?? null,
        api_secret: passkeys?.api_secret.reveal() ?? null,
        created_at: Date.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await find(reader_id)) ?? { ...created, ...where };
  };

  const ensure = async (reader: Asking): Promise<Project> => {
    const { id: reader_id } = reader;
    const existing = await find(reader_id);
    const now = Date.now();
    if (existing && existing.expires_at > now) {
      const expires_at = now + UNUSED_LIFE_MS;
      await db.updateTable('bench_projects').set({ expires_at }).where('reader_id', '=', reader_id).execute();
      return { ...existing, expires_at };
    }
    if (existing) await forget(reader_id, existing);
    return await make(reader);
  };

  return {
    find,
    forget,
    isGone: (project) => controlPlane.listMessages(project, { limit: 1 }).then(() => false, saysGone),
    ensure(reader) {
      const started = pending.get(reader.id) ?? ensure(reader).finally(() => pending.delete(reader.id));
      pending.set(reader.id, started);
      return started;
    },
  };
}
