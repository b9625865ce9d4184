import type { Database } from '../../store/database.ts';
import { countedNetwork } from '../../store/network.ts';
import { forgetWork } from '../reader/progress.ts';
import type { Reader } from '../reader/readers.ts';
import { saysGone, type ControlPlane, type MadeProject } from './control-plane.ts';
import type { CountOne } from '../reader/per-network.ts';
import { createProjectRows } from './project-rows.ts';

/** Lifetime of an unused sandbox project. The sandbox decides; this is what readers are shown. */
const UNUSED_LIFE_MS = 24 * 60 * 60 * 1000;

/** A sandbox project, with the origin the sandbox listens on and the one readers are shown. */
export type Project = MadeProject & Where;

interface Where {
  origin: string;
  shownOrigin: string;
}

/** The reader a project is for, and their network address. */
export type Requester = Pick<Reader, 'id' | 'from'>;

/** The readers' sandbox projects. */
export interface Projects {
  find(readerId: string): Promise<Project | undefined>;
  /**
   * The reader's project, created if there is none. Counts as use, which keeps it for another day.
   * @throws {Blocked} if there is none and the reader's network has created too many
   */
  ensure(reader: Requester): Promise<Project>;
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
  const rows = createProjectRows(db);
  /** Requests at the same time create one project. */
  const pending = new Map<string, Promise<Project>>();

  const find = async (readerId: string): Promise<Project | undefined> => {
    const project = await rows.find(readerId);
    return project && { ...project, ...where };
  };

  const forget: Projects['forget'] = async (readerId, { project_id }) => {
    if (await rows.remove(readerId, project_id)) await forgetWork(db, readerId, 'all but progress');
  };

  const make = async ({ id, from }: Requester): Promise<Project> => {
    await count(from);
    const created = await controlPlane.makeProject(redirectUrls, countedNetwork(from, where.shownOrigin));
    await rows.insert(id, created);
    // If another instance was faster, its project counts and this one stays unused until it is swept.
    return (await find(id)) ?? { ...created, ...where };
  };

  const ensure = async (reader: Requester): Promise<Project> => {
    const existing = await find(reader.id);
    const now = Date.now();
    if (existing && existing.expires_at > now) {
      const expires_at = now + UNUSED_LIFE_MS;
      await rows.prolong(reader.id, expires_at);
      return { ...existing, expires_at };
    }
    if (existing) await forget(reader.id, existing);
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
