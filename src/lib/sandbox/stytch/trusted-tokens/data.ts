import { z } from 'zod';
import { clearSetting, readSetting, writeSetting } from '../../core/projects/project-settings.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { MOST_PROFILES, profileSchema, TRUSTED_TOKEN_PROFILES } from './profiles.ts';

export const trustedTokenData = resourceData({
  fields: { trusted_token_profiles: z.array(profileSchema).max(MOST_PROFILES).default([]) },
  take: async (db, projectId) => ({
    trusted_token_profiles: await readSetting(db, projectId, TRUSTED_TOKEN_PROFILES),
  }),
  async restore(trx, projectId, { trusted_token_profiles }) {
    await clearSetting(trx, projectId, TRUSTED_TOKEN_PROFILES);
    if (trusted_token_profiles.length > 0)
      await writeSetting(trx, projectId, TRUSTED_TOKEN_PROFILES, trusted_token_profiles);
  },
});
