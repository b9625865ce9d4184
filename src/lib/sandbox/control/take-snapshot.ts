import type { Executor } from '../../store/database.ts';
import type { Parts } from '../core/context.ts';
import type { Project } from '../core/projects.ts';
import { fail } from '../stytch/errors.ts';
import { readMember, readOrganization, readSession } from '../stytch/rows.ts';
import { fromStore } from '../core/parse-json.ts';
import { MOST, snapshotSchema, type Snapshot } from './snapshot.ts';

/**
 * Reads everything a project holds, as it was at one moment; the schema drops what a restore works out again. In an order
 * of its own: two snapshots of one state are the same, on every engine.
 */
export async function takeSnapshot(
  { db, passwordless }: Pick<Parts, 'db' | 'passwordless'>,
  project: Project,
): Promise<Snapshot> {
  // In PostgreSQL's usual isolation each statement sees a moment of its own: a session, say, and not yet its member.
  const read = db.transaction().setIsolationLevel('repeatable read');
  const held = await read.execute(async (trx) => ({
    ...(await readAll(trx, project.id)),
    passwordless: await passwordless.take(project.id, trx),
  }));
  const taken = snapshotSchema.safeParse({ version: 1, clock_offset_ms: project.clock_offset_ms, ...held });
  if (taken.success) return taken.data;
  if (taken.error.issues.every((issue) => issue.code === 'too_big' && issue.origin === 'array'))
    fail('invalid_control_request', `The project holds more than fits into a snapshot: at most ${MOST} of each kind.`);
  throw taken.error;
}

async function readAll(db: Executor, projectId: string) {
  // One more than fits says that it does not.
  const most = MOST + 1;
  const redirects = db.selectFrom('sandbox_redirect_urls').selectAll().where('project_id', '=', projectId);
  const faults = db.selectFrom('sandbox_faults').selectAll().where('project_id', '=', projectId);
  const organizations = db.selectFrom('sandbox_organizations').selectAll().where('project_id', '=', projectId);
  const members = db.selectFrom('sandbox_members').selectAll().where('project_id', '=', projectId);
  const deleted = db.selectFrom('sandbox_deleted_members').selectAll().where('project_id', '=', projectId);
  const mail = db.selectFrom('sandbox_mail').selectAll().where('project_id', '=', projectId);
  const intermediate = db.selectFrom('sandbox_intermediate_sessions').selectAll().where('project_id', '=', projectId);
  const sessions = db.selectFrom('sandbox_sessions').selectAll().where('project_id', '=', projectId);
  return {
    redirect_urls: (await redirects.orderBy('position').limit(most).execute()).map((row) => ({
      url: row.url,
      types: fromStore(row.types),
    })),
    faults: (await faults.orderBy('position').limit(most).execute()).map((row) => ({
      ...row,
      effect: fromStore(row.effect),
    })),
    organizations: (await organizations.orderBy('id').limit(most).execute()).map(readOrganization),
    members: (await members.orderBy('id').limit(most).execute()).map(readMember),
    deleted_members: (await deleted.orderBy('id').limit(most).execute()).map((row) => ({
      ...row,
      profile: fromStore(row.profile),
    })),
    mail: await mail.orderBy('position').limit(most).execute(),
    intermediate_sessions: (await intermediate.orderBy('token_hash').limit(most).execute()).map((row) => ({
      ...row,
      factors: fromStore(row.factors),
    })),
    sessions: (await sessions.orderBy('id').limit(most).execute()).map(readSession),
  };
}
