import { z } from 'zod';
import type { ProjectSetting } from '../../core/projects/project-settings.ts';

/** The rule that locks a member, with the names and defaults of Stytch's management API (docs/stytch.md, "Locks"). */
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
