import { prepared } from '../../core/database/prepared.ts';
import { mergeClaims } from './claims.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';
import type { Factor, SessionRow } from '../rows.ts';
import { findSessionById, type SessionFields } from './store.ts';
import { MINUTE } from '../../core/time.ts';

const touch = prepared((db, values: { projectId: string; id: string; now: number }) =>
  db
    .updateTable('sandbox_sessions')
    .set({ last_accessed_at: values.now })
    .where('project_id', '=', values.projectId)
    .where('id', '=', values.id),
);

/**
 * Updates when a session was last used, and its expiry and claims if given.
 * @param change returns the session's factors after the call. It gets what they are then, and may be called again
 * @throws {StytchError} when the session was revoked meanwhile
 */
export async function refreshSession(
  call: Call,
  session: SessionRow,
  fields: SessionFields,
  change?: (factors: Factor[]) => Factor[],
): Promise<SessionRow> {
  const { session_custom_claims: claims } = fields;
  // An impersonated session can't be extended (official description of impersonation.authenticate).
  const isImpersonated = session.factors.some(({ type }) => type === 'impersonated');
  const minutes = isImpersonated ? undefined : fields.session_duration_minutes;
  // The most frequent case.
  if (minutes === undefined && claims === undefined && !change) {
    const { numAffectedRows } = await touch(call.db, { projectId: call.project.id, id: session.id, now: call.now });
    // The session was revoked meanwhile.
    if (numAffectedRows === 0n) return fail('session_not_found');
    return { ...session, last_accessed_at: call.now };
  }
  // Retries after a concurrent change, so that no claim and no factor is lost.
  for (let before = session; ; before = await findSessionById(call, session.id)) {
    const changed = {
      last_accessed_at: call.now,
      factors: change ? change(before.factors) : before.factors,
      custom_claims: mergeClaims(before.custom_claims, claims),
      expires_at: minutes === undefined ? before.expires_at : call.now + minutes * MINUTE,
    };
    if (await changeIfUnchanged(call, before, changed)) return { ...before, ...changed };
  }
}

type Change = Pick<SessionRow, 'last_accessed_at' | 'factors' | 'custom_claims' | 'expires_at'>;

/**
 * Updates a session if it didn't change meanwhile. It's one statement without a transaction: on PostgreSQL, a second
 * update of the row would lock its member, and could deadlock with a call that deletes that member.
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
    .where('factors', '=', JSON.stringify(before.factors))
    .where('custom_claims', '=', JSON.stringify(before.custom_claims))
    .where('expires_at', '=', before.expires_at)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
