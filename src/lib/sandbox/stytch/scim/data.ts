import { z } from 'zod';
import { parseJson } from '../../core/database/parse-json.ts';
import { restoreRows, takeRows } from '../../core/projects/project-rows.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { listOf, time } from '../../core/projects/snapshot-fields.ts';
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
    const users = await takeRows(db, 'sandbox_scim_users', projectId, 'id');
    const groups = await takeRows(db, 'sandbox_scim_groups', projectId, 'id');
    return {
      scim_users: users.map((row) => ({ ...row, data: parseJson(row.data) })),
      scim_groups: groups.map((row) => ({ ...row, members: parseJson(row.members) })),
    };
  },
  async restore(trx, projectId, { scim_users, scim_groups }) {
    const users = scim_users.map((row) => ({ ...row, data: JSON.stringify(row.data) }));
    await restoreRows(trx, 'sandbox_scim_users', projectId, users);
    const groups = scim_groups.map((row) => ({ ...row, members: JSON.stringify(row.members) }));
    await restoreRows(trx, 'sandbox_scim_groups', projectId, groups);
  },
});
