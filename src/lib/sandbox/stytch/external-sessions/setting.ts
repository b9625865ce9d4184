import { z } from 'zod';
import type { ProjectSetting } from '../../core/projects/project-settings.ts';
import { email } from '../fields.ts';

/** A session of another provider, and what its UserInfo endpoint would answer. */
export const externalSessionSchema = z.object({
  session_token: z.string().min(1).max(4096),
  email_address: email.optional(),
});
export type ExternalSession = z.output<typeof externalSessionSchema>;

/** The most external sessions of a project: the oldest goes first. */
export const MOST_SESSIONS = 100;

export const EXTERNAL_SESSIONS: ProjectSetting<ExternalSession[]> = {
  name: 'external_sessions',
  schema: z.array(externalSessionSchema),
  default: [],
};
