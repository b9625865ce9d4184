import { z } from 'zod';
import { resourceData } from '../../core/resource-data.ts';
import { listOf, MOST_ROWS, time } from '../../core/snapshot-fields.ts';
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
    const rows = db.selectFrom('sandbox_sessions').selectAll().where('project_id', '=', projectId).orderBy('id');
    return { sessions: (await rows.limit(MOST_ROWS + 1).execute()).map(readSession) };
  },
  async restore(trx, projectId, { sessions }) {
    const members = await trx
      .selectFrom('sandbox_members')
      .select(['id', 'organization_id'])
      .where('project_id', '=', projectId)
      .execute();
    const organizationOf = new Map(members.map(({ id, organization_id }) => [id, organization_id]));
    for (const row of sessions) {
      // No constraint of the table says that a session belongs to its member's organization.
      if (organizationOf.get(row.member_id) !== row.organization_id) fail('invalid_control_request');
      await trx
        .insertInto('sandbox_sessions')
        .values({
          ...row,
          project_id: projectId,
          factors: JSON.stringify(row.factors),
          custom_claims: JSON.stringify(row.custom_claims),
        })
        .execute();
    }
  },
  async sweep(db, projectId, now) {
    await db
      .deleteFrom('sandbox_sessions')
      .where('project_id', '=', projectId)
      .where('expires_at', '<=', now)
      .execute();
  },
});
