import type { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import { clearSetting } from '../core/projects/project-settings.ts';
import type { ProviderData } from '../core/provider.ts';
import { intermediateSessionData } from './login/data.ts';
import { connectedAppData } from './connected-apps/data.ts';
import { m2mData } from './m2m/data.ts';
import { mailData } from './mail/data.ts';
import { memberData } from './members/data.ts';
import { oneTimeData } from './login/one-time-data.ts';
import { organizationData } from './organizations/data.ts';
import { seedFields } from './seed/fields.ts';
import { applySeed } from './seed.ts';
import { externalSessionData } from './external-sessions/data.ts';
import { EXTERNAL_SESSIONS } from './external-sessions/setting.ts';
import { trustedTokenData } from './trusted-tokens/data.ts';
import { TRUSTED_TOKEN_PROFILES } from './trusted-tokens/profiles.ts';
import { scimData } from './scim/data.ts';
import { sessionData } from './sessions/data.ts';
import { settingsData } from './settings/data.ts';
import { clearSettings } from './settings/settings.ts';

/** The data of every resource. Rows only refer to resources that come earlier. */
const RESOURCES = [
  settingsData,
  organizationData,
  memberData,
  mailData,
  intermediateSessionData,
  sessionData,
  trustedTokenData,
  externalSessionData,
  oneTimeData,
  m2mData,
  connectedAppData,
  scimData,
];

/**
 * The tables that hold a project's rows; members, sessions and domains are deleted with their organization. Every call
 * locks in this order (an intermediate session, an organization, then its mail), so none deadlocks.
 */
const OWNED = [
  'sandbox_intermediate_sessions',
  'sandbox_organizations',
  'sandbox_mail',
  'sandbox_one_time',
  'sandbox_m2m_clients',
  'sandbox_connected_apps',
] as const;

async function clear(trx: Executor, projectId: string): Promise<void> {
  await clearSettings(trx, projectId);
  for (const table of OWNED) await trx.deleteFrom(table).where('project_id', '=', projectId).execute();
  for (const setting of [TRUSTED_TOKEN_PROFILES, EXTERNAL_SESSIONS]) await clearSetting(trx, projectId, setting);
}

const snapshotFields = RESOURCES.reduce<z.ZodRawShape>((all, { fields }) => ({ ...all, ...fields }), {});

/** The data that the emulated Stytch stores for each project. */
export const stytchData: ProviderData = {
  seedFields,
  createdFields: {},
  async create(context, trx, projectId, seed) {
    await applySeed(context, trx, projectId, seed);
    return {};
  },
  async reset(context, trx, projectId, seed) {
    await clear(trx, projectId);
    await applySeed(context, trx, projectId, seed);
  },

  snapshotFields,
  async take(trx, projectId) {
    let all = {};
    for (const resource of RESOURCES) all = { ...all, ...(await resource.take(trx, projectId)) };
    return all;
  },
  async restore(context, trx, projectId, snapshot) {
    await clear(trx, projectId);
    for (const resource of RESOURCES) await resource.restore(trx, projectId, snapshot, context);
  },

  // Keys aren't deleted with their project, because the instance's keys have none.
  async remove(db, projectId) {
    await db.deleteFrom('sandbox_keys').where('owner', '=', projectId).execute();
  },
  async sweepProject(db, projectId, now) {
    for (const resource of RESOURCES) await resource.sweep?.(db, projectId, now);
  },
};
