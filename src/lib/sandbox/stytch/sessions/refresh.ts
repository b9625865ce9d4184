import { prepared } from '../../core/prepared.ts';
import { mergeClaims } from './claims.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import type { SessionRow } from '../rows.ts';
import { findSessionById, type SessionFields } from './store.ts';
import { MINUTE } from '../../core/time.ts';

const touch = prepared((db, given: { projectId: string; id: string; now: number }) =>
  db
    .updateTable('sandbox_sessions')
    .set({ last_accessed_at: given.now })
    .where('project_id', '=', given.projectId)
    .where('id', '=', given.id),
);

/**
 * Marks a session as used, and extends it or changes its claims when the call says so. Without a duration its end
 * stays.
 */
export async function refreshSession(
  call: Call,
  session: SessionRow,
  fields: SessionFields,
  factors = session.factors,
): Promise<SessionRow> {
  const { session_duration_minutes: minutes, session_custom_claims: claims } = fields;
  // By far the most common call.
  if (minutes === undefined && claims === undefined && factors === session.factors) {
    const { numAffectedRows } = await touch(call.db, { projectId: call.project.id, id: session.id, now: call.now });
    // Revoked in the meantime.
    if (numAffectedRows === 0n) return fail('session_not_found');
    return { ...session, last_accessed_at: call.now };
  }
  // Of two calls that add a claim each at once, neither is lost: who comes second finds other claims, and looks again.
  for (let before = session; ; before = await findSessionById(call, session.id)) {
    const changed = {
      last_accessed_at: call.now,
      factors,
      custom_claims: mergeClaims(before.custom_claims, claims),
      expires_at: minutes === undefined ? before.expires_at : call.now + minutes * MINUTE,
    };
    if (await changeIfUnchanged(call, before, changed)) return { ...before, ...changed };
  }
}

type Change = Pick<SessionRow, 'last_accessed_at' | 'factors' | 'custom_claims' | 'expires_at'>;

/**
 * One statement, in no transaction: on PostgreSQL a second update of a row looks after its member once more, and meets
 * whoever deletes that member the other way round.
 */
async function changeIfUnchanged({ db, project }: Call, before: SessionRow, changed: Change): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sandbox_sessions')
    .set({
      ...changed,
      factors: JSON.stringify(changed.factors),
      custom_claims: JSON.stringify(changed.custom_claims),
    })
    .where('project_id', '=', project.id)
    .where('id', '=', before.id)
    .where('custom_claims', '=', JSON.stringify(before.custom_claims))
    .where('expires_at', '=', before.expires_at)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
