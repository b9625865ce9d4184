import { z } from 'zod';
import { parseJson } from '../../core/database/parse-json.ts';
import { restoreRows, takeRows } from '../../core/projects/project-rows.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { listOf, time } from '../../core/projects/snapshot-fields.ts';
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
    const rows = await takeRows(db, 'sandbox_m2m_clients', projectId, 'id');
    return { m2m_clients: rows.map((row) => ({ ...row, data: parseJson(row.data) })) };
  },
  async restore(trx, projectId, { m2m_clients }) {
    const rows = m2m_clients.map((row) => ({ ...row, data: JSON.stringify(row.data) }));
    await restoreRows(trx, 'sandbox_m2m_clients', projectId, rows);
  },
});
