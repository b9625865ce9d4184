import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { resourceData } from '../../core/resource-data.ts';
import { listOf, MOST_ROWS, time } from '../../core/snapshot-fields.ts';
import { externalIdShape } from '../fields.ts';
import { m2mClientSchema } from './client.ts';

export const m2mData = resourceData({
  fields: {
    // Older snapshots don't have these.
    m2m_clients: listOf(
      z.object({ id: z.string().regex(externalIdShape), data: m2mClientSchema, created_at: time }),
    ).default([]),
  },
  async take(db, projectId) {
    const rows = db.selectFrom('sandbox_m2m_clients').selectAll().where('project_id', '=', projectId).orderBy('id');
    return {
      m2m_clients: (await rows.limit(MOST_ROWS + 1).execute()).map((row) => ({ ...row, data: parseJson(row.data) })),
    };
  },
  async restore(trx, projectId, { m2m_clients }) {
    for (const row of m2m_clients)
      await trx
        .insertInto('sandbox_m2m_clients')
        .values({ ...row, project_id: projectId, data: JSON.stringify(row.data) })
        .execute();
  },
});
