import { Secret } from '../../config/secret.ts';
import type { Database } from '../../store/database.ts';
import { forgetWork } from '../reader/progress.ts';
import type { Reader } from '../reader/readers.ts';
import { saysGone, type ControlPlane, type MadeProject } from './control-plane.ts';
import type { CountOne } from '../reader/per-network.ts';

/** A sandbox project ends when nobody used it for a day; the sandbox itself decides, this is what we show. */
const UNUSED_LIFE_MS = 24 * 60 * 60 * 1000;

/** A sandbox project, with where the sandbox listens and what readers are shown in its place. */
export type Project = MadeProject & Where;

interface Where {
  origin: string;
  shownOrigin: string;
}

/** Who asks for a project, and from which network. */
export type Asking = Pick<Reader, 'id' | 'from'>;

/** Which sandbox project belongs to which reader. */
export interface Projects {
  find(readerId: string): Promise<Project | undefined>;
  /**
   * The reader's project, made when there is none. Used from now on for another day.
   * @throws {Blocked} when there is none, and the reader's network has made all that it may
   */
  ensure(reader: Asking): Promise<Project>;
  /** Whether the sandbox no longer knows it. A refusal alone does not say so: a fault may have ordered it. */
  isGone(project: Project): Promise<boolean>;
  /** The sandbox no longer knows it: what the reader held there is worth nothing. Another, made meanwhile, stays. */
  forget(readerId: string, project: Pick<Project, 'project_id'>): Promise<void>;
}

interface Parts extends Where {
  /** A project's redirect URLs: the site's own first, then those of apps on the reader's machine. */
  redirectUrls: string[];
  db: Database;
  controlPlane: ControlPlane;
  count: CountOne;
}

export function createProjects({ db, controlPlane, count, redirectUrls, ...where }: Parts): Projects {
  /** Five panels that start at once make one project. */
  const underWay = new Map<string, Promise<Project>>();

  const find = async (reader_id: string): Promise<Project | undefined> => {
    const row = await db.selectFrom('lab_projects').selectAll().where('reader_id', '=', reader_id).executeTakeFirst();
    if (!row) return undefined;
    const { api_key, api_secret, ...project } = row;
    const passkeys = api_key && api_secret ? { api_key, api_secret: new Secret(api_secret) } : null;
    return { ...project, ...where, secret: new Secret(project.secret), passkeys };
  };

  const forget: Projects['forget'] = async (reader_id, { project_id }) => {
    const { numDeletedRows } = await db
      .deleteFrom('lab_projects')
      .where('reader_id', '=', reader_id)
      .where('project_id', '=', project_id)
      .executeTakeFirst();
    if (numDeletedRows > 0n) await forgetWork(db, reader_id, 'all but progress');
  };

  const make = async ({ id: reader_id, from }: Asking): Promise<Project> => {
    await count(from);
    const made = await controlPlane.makeProject(redirectUrls);
    const { project_id, base_url, expires_at, passkeys } = made;
    // Another instance may have been quicker: then theirs counts, and ours goes unused until it is swept.
    await db
      .insertInto('lab_projects')
      .values({
        reader_id,
        project_id,
        secret: made.secret.reveal(),
        base_url,
        expires_at,
        api_key: passkeys?.api_key ?? null,
        api_secret: passkeys?.api_secret.reveal() ?? null,
        created_at: Date.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await find(reader_id)) ?? { ...made, ...where };
  };

  const ensure = async (reader: Asking): Promise<Project> => {
    const { id: reader_id } = reader;
    const found = await find(reader_id);
    const now = Date.now();
    if (found && found.expires_at > now) {
      const expires_at = now + UNUSED_LIFE_MS;
      await db.updateTable('lab_projects').set({ expires_at }).where('reader_id', '=', reader_id).execute();
      return { ...found, expires_at };
    }
    if (found) await forget(reader_id, found);
    return await make(reader);
  };

  return {
    find,
    forget,
    isGone: (project) => controlPlane.listMessages(project).then(() => false, saysGone),
    ensure(reader) {
      const started = underWay.get(reader.id) ?? ensure(reader).finally(() => underWay.delete(reader.id));
      underWay.set(reader.id, started);
      return started;
    },
  };
}
