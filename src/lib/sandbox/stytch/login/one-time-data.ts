import { z } from 'zod';
import { parseJson } from '../../core/database/parse-json.ts';
import { deleteExpired, restoreRows } from '../../core/projects/project-rows.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { listOf, MOST_ROWS, time } from '../../core/projects/snapshot-fields.ts';

/**
 * Single-use tokens that an app holds. A login that a browser has only started isn't part of a snapshot: its state must
 * name one project, and a snapshot may be restored into another.
 */
export const oneTimeData = resourceData({
  fields: {
    one_time_tokens: listOf(
      z.object({
        token_hash: z.string().length(43),
        purpose: z.enum([
          'idp_code',
          'oauth_discovery',
          'oauth',
          'sso',
          'assertion',
          'impersonation',
          'app_code',
          'app_refresh',
          'app_exchange',
          'first_password',
        ]),
        data: z.record(z.string(), z.unknown()),
        expires_at: time,
      }),
    ).default([]),
  },
  async take(db, projectId) {
    const rows = await db
      .selectFrom('sandbox_one_time')
      .selectAll()
      .where('project_id', '=', projectId)
      .where('purpose', '!=', 'flow')
      .orderBy('token_hash')
      .limit(MOST_ROWS + 1)
      .execute();
    return { one_time_tokens: rows.map((row) => ({ ...row, data: parseJson(row.data) })) };
  },
  async restore(trx, projectId, { one_time_tokens }) {
    const rows = one_time_tokens.map((row) => ({ ...row, data: JSON.stringify(row.data) }));
    await restoreRows(trx, 'sandbox_one_time', projectId, rows);
  },
  sweep: (db, projectId, now) => deleteExpired(db, 'sandbox_one_time', projectId, now),
});
