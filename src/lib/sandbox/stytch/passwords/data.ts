import { clearSetting, readSetting, writeSetting } from '../../core/project-settings.ts';
import { resourceData } from '../../core/resource-data.ts';
import { PASSWORD_POLICY, policySchema } from './policy.ts';

export const passwordData = resourceData({
  fields: { password_policy: policySchema.optional() },
  take: async (db, projectId) => ({ password_policy: await readSetting(db, projectId, PASSWORD_POLICY) }),
  async restore(trx, projectId, { password_policy }) {
    await clearSetting(trx, projectId, PASSWORD_POLICY);
    if (password_policy) await writeSetting(trx, projectId, PASSWORD_POLICY, password_policy);
  },
});
