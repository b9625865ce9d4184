import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { resourceData } from '../../core/resource-data.ts';
import { listOf, MOST_ROWS, time } from '../../core/snapshot-fields.ts';
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
    const apps = db.selectFrom('sandbox_connected_apps').selectAll().where('project_id', '=', projectId).orderBy('id');
    const grants = db
      .selectFrom('sandbox_app_grants')
      .selectAll()
      .where('project_id', '=', projectId)
      .orderBy('member_id')
      .orderBy('app_id');
    return {
      connected_apps: (await apps.limit(MOST_ROWS + 1).execute()).map((row) => ({ ...row, data: parseJson(row.data) })),
      app_grants: (await grants.limit(MOST_ROWS + 1).execute()).map((row) => ({
        ...row,
        scopes: parseJson(row.scopes),
      })),
    };
  },
  async restore(trx, projectId, { connected_apps, app_grants }) {
    for (const row of connected_apps)
      await trx
        .insertInto('sandbox_connected_apps')
        .values({ ...row, project_id: projectId, data: JSON.stringify(row.data) })
        .execute();
    for (const row of app_grants)
      await trx
        .insertInto('sandbox_app_grants')
        .values({ ...row, project_id: projectId, scopes: JSON.stringify(row.scopes) })
        .execute();
  },
});
