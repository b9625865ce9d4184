import { z } from 'zod';
import { clearSetting, readSetting, writeSetting } from '../core/projects/project-settings.ts';
import type { ProviderData } from '../core/provider.ts';
import { peopleSetting } from './people.ts';

const fields = { people: peopleSetting.schema.optional() };

const plant: ProviderData['reset'] = async (_, trx, projectId, data) => {
  const { people } = z.object(fields).parse({ people: data?.people });
  await clearSetting(trx, projectId, peopleSetting);
  if (people) await writeSetting(trx, projectId, peopleSetting, people);
};

/** The identity provider's data of each project: the people who can sign in. */
export const idpData: ProviderData = {
  seedFields: fields,
  createdFields: {},
  async create(...args) {
    await plant(...args);
    return {};
  },
  reset: plant,
  snapshotFields: fields,
  take: async (trx, projectId) => ({ people: await readSetting(trx, projectId, peopleSetting) }),
  restore: plant,
};
