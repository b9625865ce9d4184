import type { Selectable } from 'kysely';
import { timingSafeEqual } from 'node:crypto';
import type { Executor } from '../../store/database.ts';
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

/** Checks the shape only: the header first, then the id, then the secret (docs/stytch.md, "Errors"). */
export function readCredentials(header = ''): Credentials {
  const encoded = /^basic +([A-Za-z0-9+/_-]+=*)$/i.exec(header)?.[1] ?? fail('invalid_authorization_header');
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) fail('invalid_authorization_header');
  const [projectId, secret] = [text.slice(0, colon), text.slice(colon + 1)];
  if (!isId('project', projectId)) fail('invalid_project_id_authentication');
  if (!isSecret(secret)) fail('invalid_secret_authentication');
  return { projectId, secret, hash: Buffer.from(hash(secret)) };
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
const projectById = projectBy('id');
const projectByPublicToken = projectBy('public_token');

type Row = Awaited<ReturnType<typeof projectById>>['rows'][number];

const projectOf = ({ has_faults, secret_hash: _, ...project }: Row): Project => ({
  ...project,
  hasFaults: Boolean(has_faults),
});

/** Returns the project whose credentials these are. */
export async function authenticate(db: Executor, credentials: Credentials): Promise<Project> {
  const [row] = (await projectById(db, { name: credentials.projectId })).rows;
  if (!row) return fail('unauthorized_credentials');
  // Hashes have the same length, and the comparison takes the same time for each.
  if (!timingSafeEqual(credentials.hash, Buffer.from(row.secret_hash))) fail('unauthorized_credentials');
  return projectOf(row);
}

/** Returns the project with this id, for operations that need no credentials. */
export async function findProject(db: Executor, id: string): Promise<Project> {
  if (!isId('project', id)) fail('invalid_project_id');
  const [row] = (await projectById(db, { name: id })).rows;
  return row ? projectOf(row) : fail('project_not_found');
}

/** Returns the project with this public token, which is the one in a mailed link. */
export async function findByPublicToken(db: Executor, token: string): Promise<Project | undefined> {
  const [row] = (await projectByPublicToken(db, { name: token })).rows;
  return row && projectOf(row);
}

/** How often a project's use is noted: the sweep only needs the day. */
export const USE_NOTED_EVERY = 10 * MINUTE;

/** Notes that a project is in use. */
export async function touch(db: Executor, project: Project, now: number): Promise<void> {
  if (now - project.last_used_at < USE_NOTED_EVERY) return;
  await db.updateTable('sandbox_projects').set({ last_used_at: now }).where('id', '=', project.id).execute();
}
