import { z } from 'zod';
import type { ProjectSetting } from '../../core/projects/project-settings.ts';

/** When a member is locked, with the names of Stytch's management API and its defaults (docs/stytch.md, "Locks"). */
export const userLockSchema = z.object({
  user_lock_threshold: z.int().min(1).max(100).default(10).describe('Failed authentications in a row'),
  user_lock_ttl: z.int().min(5).max(10_080).default(60).describe('Minutes'),
});
export type UserLock = z.output<typeof userLockSchema>;

export const USER_LOCK: ProjectSetting<UserLock> = {
  name: 'user_lock',
  schema: userLockSchema,
  default: userLockSchema.parse({}),
};
