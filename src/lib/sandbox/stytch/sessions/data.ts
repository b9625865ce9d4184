import { z } from 'zod';
import { deleteExpired, restoreRows, takeRows } from '../../core/projects/project-rows.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { listOf, time } from '../../core/projects/snapshot-fields.ts';
import { fail } from '../errors.ts';
import { factorSchema } from '../login/factor-schema.ts';
import { readSession } from '../rows.ts';
import { idOf, token } from '../snapshot-fields.ts';

export const sessionData = resourceData({
  fields: {
    sessions: listOf(
      z.object({
        id: idOf('session'),
        organization_id: idOf('organization'),
        member_id: idOf('member'),
        token,
        factors: z.array(factorSchema),
        custom_claims: z.record(z.string(), z.unknown()),
        started_at: time,
        last_accessed_at: time,
        expires_at: time,
      }),
    ),
  },
  async take(db, projectId) {
    return { sessions: (await takeRows(db, 'sandbox_sessions', projectId, 'id')).map(readSession) };
  },
  async restore(trx, projectId, { sessions }) {
    const members = await trx
      .selectFrom('sandbox_members')
      .select(['id', 'organization_id'])
      .where('project_id', '=', projectId)
      .execute();
    const organizationOf = new Map(members.map(({ id, organization_id }) => [id, organization_id]));
    const rows = sessions.map((row) => {
      // The table has no constraint that a session belongs to its member's organization.
      if (organizationOf.get(row.member_id) !== row.organization_id) fail('invalid_control_request');
      return { ...row, factors: JSON.stringify(row.factors), custom_claims: JSON.stringify(row.custom_claims) };
    });
    await restoreRows(trx, 'sandbox_sessions', projectId, rows);
  },
  sweep: (db, projectId, now) => deleteExpired(db, 'sandbox_sessions', projectId, now),
});
