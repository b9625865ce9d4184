import type { Selectable } from 'kysely';
import { timingSafeEqual } from 'node:crypto';
import type { Executor } from '../../../store/database.ts';
import type { SandboxTables } from '../../../store/tables/sandbox.ts';
import type { Credentials } from './credentials.ts';
import { fail } from '../errors.ts';
import { isId } from '../ids.ts';
import { prepared } from '../database/prepared.ts';
import { DAY, MINUTE } from '../time.ts';

/** A project, as read at the start of a call. */
export type Project = Pick<
  Selectable<SandboxTables['sandbox_projects']>,
  'id' | 'public_token' | 'clock_offset_ms' | 'key_version' | 'created_at' | 'last_used_at'
> & { hasFaults: boolean };

const projectBy = (column: 'id' | 'public_token') =>
  prepared((db, values: { name: string }) =>
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
      .where(`p.${column}`, '=', values.name),
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

/** Time that a project outlives its last use, in milliseconds. */
export const PROJECT_LIFE = DAY;

/** Interval at which a project's use is noted: the sweep only needs the day. */
export const USE_NOTED_EVERY = 10 * MINUTE;

/** Notes that a project is in use. */
export async function noteUse(db: Executor, project: Project, now: number): Promise<void> {
  if (now - project.last_used_at < USE_NOTED_EVERY) return;
  await db.updateTable('sandbox_projects').set({ last_used_at: now }).where('id', '=', project.id).execute();
}
