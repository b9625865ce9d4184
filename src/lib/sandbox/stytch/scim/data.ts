import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { resourceData } from '../../core/resource-data.ts';
import { listOf, MOST_ROWS, time } from '../../core/snapshot-fields.ts';
import { idOf } from '../snapshot-fields.ts';
import { scimUserSchema } from './user.ts';

const common = {
  connection_id: idOf('scim-connection'),
  organization_id: idOf('organization'),
  external_id: z.string().max(2048),
  created_at: time,
  updated_at: time,
};

export const scimData = resourceData({
  fields: {
    // Older snapshots don't have these.
    scim_users: listOf(
      z.object({ id: idOf('member'), ...common, user_key: z.string().max(512), data: scimUserSchema }),
    ).default([]),
    scim_groups: listOf(
      z.object({ id: idOf('scim-group'), ...common, name: z.string().max(256), members: z.array(idOf('member')) }),
    ).default([]),
  },
  async take(db, projectId) {
    const users = db.selectFrom('sandbox_scim_users').selectAll().where('project_id', '=', projectId).orderBy('id');
    const groups = db.selectFrom('sandbox_scim_groups').selectAll().where('project_id', '=', projectId).orderBy('id');
    return {
      scim_users: (await users.limit(MOST_ROWS + 1).execute()).map((row) => ({ ...row, data: parseJson(row.data) })),
      scim_groups: (await groups.limit(MOST_ROWS + 1).execute()).map((row) => ({
        ...row,
        members: parseJson(row.members),
      })),
    };
  },
  async restore(trx, projectId, { scim_users, scim_groups }) {
    for (const row of scim_users)
      await trx
        .insertInto('sandbox_scim_users')
        .values({ ...row, project_id: projectId, data: JSON.stringify(row.data) })
        .execute();
    for (const row of scim_groups)
      await trx
        .insertInto('sandbox_scim_groups')
        .values({ ...row, project_id: projectId, members: JSON.stringify(row.members) })
        .execute();
  },
});
