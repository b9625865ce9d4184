import { z } from 'zod';
import { readSetting, type ProjectSetting } from '../../core/projects/project-settings.ts';
import type { Scope } from '../operation.ts';

/** The fields of Stytch's own password settings, and their defaults (docs/stytch.md, "Passwords"). */
export const policySchema = z.object({
  cross_org_passwords_enabled: z.boolean().default(false),
  check_breach_on_creation: z.boolean().default(true),
  check_breach_on_authentication: z.boolean().default(true),
  validation_policy: z.enum(['ZXCVBN', 'LUDS']).default('ZXCVBN'),
  luds_min_password_length: z.int().min(8).max(32).default(8),
  luds_min_password_complexity: z.int().min(1).max(4).default(3),
});
export type PasswordPolicy = z.output<typeof policySchema>;

export const PASSWORD_POLICY: ProjectSetting<PasswordPolicy> = {
  name: 'password_policy',
  schema: policySchema,
  default: policySchema.parse({}),
};

export const readPolicy = ({ db, project }: Scope): Promise<PasswordPolicy> =>
  readSetting(db, project.id, PASSWORD_POLICY);
