import type { Executor } from '../../store/database.ts';
import { prepared } from '../prepared.ts';
import { mergeClaims } from './claims.ts';
import { fail } from './errors.ts';
import type { Call } from './operation.ts';
import type { SessionRow } from './rows.ts';
import type { SessionFields } from './sessions.ts';
import { fromStore } from './stored.ts';
import { MINUTE } from './time.ts';

/** Marks it as used; in a transaction nobody else changes it until that ends. */
const touch = prepared((db, given: { projectId: string; id: string; now: number }) =>
  db
    .updateTable('sandbox_sessions')
    .set({ last_accessed_at: given.now })
    .where('project_id', '=', given.projectId)
    .where('id', '=', given.id)
    .returning(['expires_at', 'custom_claims']),
);

/** Marks a session as used, and extends it or changes its claims when the call says so. Without a duration its end stays. */
export async function refreshSession(
  call: Call,
  session: SessionRow,
  fields: SessionFields,
  factors = session.factors,
): Promise<SessionRow> {
  const { session_duration_minutes: minutes, session_custom_claims: claims } = fields;
  // By far the most common call.
  const saysNothing = minutes === undefined && claims === undefined && factors === session.factors;
  if (saysNothing) return touched(call, session);
  const change = async (db: Executor) => {
    // As it is now: of two calls that add a claim each at once, neither is lost.
    const current = await touched({ ...call, db }, session);
    const custom_claims = mergeClaims(current.custom_claims, claims);
    const expires_at = minutes === undefined ? current.expires_at : call.now + minutes * MINUTE;
    await db
      .updateTable('sandbox_sessions')
      .set({ expires_at, custom_claims: JSON.stringify(custom_claims), factors: JSON.stringify(factors) })
      .where('project_id', '=', call.project.id)
      .where('id', '=', session.id)
      .execute();
    return { ...current, expires_at, custom_claims, factors };
  };
  return call.db.isTransaction ? change(call.db) : call.db.transaction().execute(change);
}

async function touched({ db, project, now }: Call, session: SessionRow): Promise<SessionRow> {
  const [row] = (await touch(db, { projectId: project.id, id: session.id, now })).rows;
  // Revoked in the meantime.
  if (!row) return fail('session_not_found');
  return { ...session, ...row, custom_claims: fromStore(row.custom_claims), last_accessed_at: now };
}
