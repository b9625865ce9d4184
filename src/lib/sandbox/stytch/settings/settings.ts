import { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import { clearSetting, type ProjectSetting, readSetting, writeSetting } from '../../core/projects/project-settings.ts';
import { USER_LOCK, userLockSchema } from '../members/lock-setting.ts';
import { PASSWORD_POLICY, policySchema } from '../passwords/policy.ts';
import { RBAC_POLICY, rbacPolicySchema } from '../rbac/project-policy.ts';
import { providersSetting } from '../oauth/providers.ts';
import { originsSetting } from '../sdk/origins.ts';

/** Settings that Stytch has in its dashboard, by the names of the control plane and of seed files. */
const SETTINGS = {
  oauth_providers: providersSetting,
  password_policy: PASSWORD_POLICY,
  user_lock: USER_LOCK,
  sdk_origins: originsSetting,
  rbac_policy: RBAC_POLICY,
};

/** The fields, all optional: those that are absent stay as they are, or have their defaults. */
export const settingsFields = z.strictObject({
  oauth_providers: providersSetting.schema.optional(),
  password_policy: policySchema.optional(),
  user_lock: userLockSchema.optional(),
  sdk_origins: originsSetting.schema.optional(),
  rbac_policy: rbacPolicySchema.optional(),
});
export type SettingsInput = z.output<typeof settingsFields>;

/** All settings, in a response. */
export const allSettings = z.object({
  oauth_providers: providersSetting.schema,
  password_policy: policySchema,
  user_lock: userLockSchema,
  sdk_origins: originsSetting.schema.describe('Null: the origins of the redirect URLs'),
  rbac_policy: rbacPolicySchema.describe('The project’s own roles, resources and scopes'),
});

export async function readSettings(db: Executor, projectId: string): Promise<z.output<typeof allSettings>> {
  return {
    oauth_providers: await readSetting(db, projectId, providersSetting),
    password_policy: await readSetting(db, projectId, PASSWORD_POLICY),
    user_lock: await readSetting(db, projectId, USER_LOCK),
    sdk_origins: await readSetting(db, projectId, originsSetting),
    rbac_policy: await readSetting(db, projectId, RBAC_POLICY),
  };
}

/** Changes the given settings. */
export async function changeSettings(db: Executor, projectId: string, changes: SettingsInput): Promise<void> {
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const value = changes[name as keyof typeof SETTINGS];
    // Each value was validated by its own setting's schema.
    if (value !== undefined) await writeSetting(db, projectId, setting as ProjectSetting<unknown>, value);
  }
}

/** Puts all settings back to their defaults. */
export async function clearSettings(db: Executor, projectId: string): Promise<void> {
  for (const setting of Object.values(SETTINGS)) await clearSetting(db, projectId, setting);
}
