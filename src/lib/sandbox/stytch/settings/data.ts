import { resourceData } from '../../core/projects/resource-data.ts';
import { changeSettings, clearSettings, readSettings, settingsFields } from './settings.ts';

export const settingsData = resourceData({
  fields: { settings: settingsFields.optional() },
  take: async (db, projectId) => ({ settings: await readSettings(db, projectId) }),
  async restore(trx, projectId, { settings }) {
    await clearSettings(trx, projectId);
    if (settings) await changeSettings(trx, projectId, settings);
  },
});
