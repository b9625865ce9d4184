import type { Selectable } from 'kysely';
import { LRUCache } from 'lru-cache';
import { timingSafeEqual } from 'node:crypto';
import type { Database, Executor } from '../../store/database.ts';
import { remembering } from '../../store/remembering.ts';
import type { SandboxTables } from '../../store/tables/sandbox.ts';
import { prepared } from './prepared.ts';
import { fail } from '../stytch/errors.ts';
import { MINUTE } from './time.ts';
import { hash, isId, isSecret } from './ids.ts';

/** A project as one call sees it: the same from its beginning to its end. */
export type Project = Pick<
  Selectable<SandboxTables['sandbox_projects']>,
  'id' | 'public_token' | 'clock_offset_ms' | 'key_version' | 'created_at' | 'last_used_at'
> & { hasFaults: boolean };

/** The project's id and its secret, as an Authorization header carries them. */
export interface Credentials {
  projectId: string;
  secret: string;
  /** Of the secret, as it is stored. */
  hash: Buffer;
}

/** Longer than any client writes it: whoever fills it up with spaces fills no memory. */
const LONGEST_REMEMBERED = 200;

export type ReadCredentials = (header: string | undefined) => Credentials;

/** Remembers what it read: a client sends the same header with every call, and taking it apart took 4 µs each time. */
export function createReadCredentials(): ReadCredentials {
  const known = new LRUCache<string, Credentials>({ max: 1000 });
  return (header = '') => {
    const remembered = known.get(header);
    if (remembered) return remembered;
    const credentials = readCredentials(header);
    if (header.length <= LONGEST_REMEMBERED) known.set(header, credentials);
    return credentials;
  };
}

/** Checks the shape only: the header first, then the id, then the secret (docs/stytch.md, "Errors"). */
function readCredentials(header: string): Credentials {
  const encoded = /^basic +([A-Za-z0-9+/_-]+=*)$/i.exec(header)?.[1] ?? fail('invalid_authorization_header');
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) fail('invalid_authorization_header');
  const [projectId, secret] = [text.slice(0, colon), text.slice(colon + 1)];
  if (!isId('project', projectId)) fail('invalid_project_id_authentication');
  if (!isSecret(secret)) fail('invalid_secret_authentication');
  return { projectId, secret, hash: Buffer.from(hash(secret)) };
}

/** Projects as they are now: every call begins with one. */
export interface Projects {
  byId(id: string): Promise<KnownProject | undefined>;
  byPublicToken(token: string): Promise<KnownProject | undefined>;
}
type KnownProject = Project & { secretHash: Buffer };

/** Reads projects, each again only when one of them or their faults have changed. */
export function createProjects(db: Database): Projects {
  const reading = (find: typeof byId) =>
    remembering(db, ['sandbox_projects', 'sandbox_faults'], async (name) => {
      const [row] = (await find(db, { name })).rows;
      if (!row) return undefined;
      const { has_faults, secret_hash, ...project } = row;
      return { ...project, hasFaults: Boolean(has_faults), secretHash: Buffer.from(secret_hash) };
    });
  return { byId: reading(byId), byPublicToken: reading(byPublicToken) };
}

const projectBy = (column: 'id' | 'public_token') =>
  prepared((db, given: { name: string }) =>
    db
      .selectFrom('sandbox_projects as p')
      .select([
        'p.id',
        'p.public_token',
        'p.clock_offset_ms',
        'p.key_version',
        'p.created_at',
        'p.last_used_at',
        'p.secret_hash',
      ])
      .select((eb) =>
        eb
          .exists(eb.selectFrom('sandbox_faults as f').select('f.id').whereRef('f.project_id', '=', 'p.id'))
          .as('has_faults'),
      )
      .where(`p.${column}`, '=', given.name),
  );
const [byId, byPublicToken] = [projectBy('id'), projectBy('public_token')];

/** The project whose credentials these are. */
export async function authenticate(projects: Projects, credentials: Credentials): Promise<Project> {
  const project = (await projects.byId(credentials.projectId)) ?? fail('unauthorized_credentials');
  // Hashes of one length: comparing them tells nothing about the secret, and this tells nothing about the hash.
  if (!timingSafeEqual(credentials.hash, project.secretHash)) fail('unauthorized_credentials');
  return project;
}

/** The project by its id alone, for what is public. */
export async function findProject(projects: Projects, id: string): Promise<Project> {
  if (!isId('project', id)) fail('invalid_project_id');
  return (await projects.byId(id)) ?? fail('project_not_found');
}

/** How often a project's use is noted: the sweep needs the day, and each note has all projects read anew. */
export const USE_NOTED_EVERY = 10 * MINUTE;

/** Notes that a project is in use. */
export async function touch(db: Executor, project: Project, now: number): Promise<void> {
  if (now - project.last_used_at < USE_NOTED_EVERY) return;
  await db.updateTable('sandbox_projects').set({ last_used_at: now }).where('id', '=', project.id).execute();
}
