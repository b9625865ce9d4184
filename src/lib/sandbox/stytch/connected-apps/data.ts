import { z } from 'zod';
import { parseJson } from '../../core/database/parse-json.ts';
import { restoreRows, takeRows } from '../../core/projects/project-rows.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { listOf, time } from '../../core/projects/snapshot-fields.ts';
import { idOf } from '../snapshot-fields.ts';
import { connectedAppSchema } from './app.ts';

export const connectedAppData = resourceData({
  fields: {
    // Older snapshots don't have these.
    connected_apps: listOf(z.object({ id: idOf('connected-app'), data: connectedAppSchema, created_at: time })).default(
      [],
    ),
    app_grants: listOf(
      z.object({
        app_id: idOf('connected-app'),
        organization_id: idOf('organization'),
        member_id: idOf('member'),
        scopes: z.array(z.string()),
        created_at: time,
      }),
    ).default([]),
  },
  async take(db, projectId) {
    const apps = await takeRows(db, 'sandbox_connected_apps', projectId, 'id');
    const grants = await takeRows(db, 'sandbox_app_grants', projectId, 'member_id', 'app_id');
    return {
      connected_apps: apps.map((row) => ({ ...row, data: parseJson(row.data) })),
      app_grants: grants.map((row) => ({ ...row, scopes: parseJson(row.scopes) })),
    };
  },
  async restore(trx, projectId, { connected_apps, app_grants }) {
    const apps = connected_apps.map((row) => ({ ...row, data: JSON.stringify(row.data) }));
    await restoreRows(trx, 'sandbox_connected_apps', projectId, apps);
    const grants = app_grants.map((row) => ({ ...row, scopes: JSON.stringify(row.scopes) }));
    await restoreRows(trx, 'sandbox_app_grants', projectId, grants);
  },
});
