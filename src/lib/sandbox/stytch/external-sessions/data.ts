import { z } from 'zod';
import { clearSetting, readSetting, writeSetting } from '../../core/projects/project-settings.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { EXTERNAL_SESSIONS, externalSessionSchema, MOST_SESSIONS } from './setting.ts';

export const externalSessionData = resourceData({
  fields: { external_sessions: z.array(externalSessionSchema).max(MOST_SESSIONS).default([]) },
  take: async (db, projectId) => ({ external_sessions: await readSetting(db, projectId, EXTERNAL_SESSIONS) }),
  async restore(trx, projectId, { external_sessions }) {
    await clearSetting(trx, projectId, EXTERNAL_SESSIONS);
    if (external_sessions.length > 0) await writeSetting(trx, projectId, EXTERNAL_SESSIONS, external_sessions);
  },
});
