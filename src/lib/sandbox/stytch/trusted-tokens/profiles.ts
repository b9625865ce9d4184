import { z } from 'zod';
import { readSetting, type ProjectSetting } from '../../core/projects/project-settings.ts';
import type { Scope } from '../operation.ts';

const key = z.looseObject({ kty: z.string() });

/** A profile of an issuer whose tokens sessions.attest accepts. Its keys are in it; none are fetched. */
export const newProfileSchema = z.object({
  name: z.string().max(128).default(''),
  issuer: z.string().min(1).max(256),
  audience: z.string().min(1).max(256),
  /** Public keys, as a JSON Web Key Set. */
  jwks: z.object({ keys: z.array(key).min(1).max(10) }),
  /** The claims that hold the user's email, the token's id, and the organization. */
  attribute_mapping: z
    .object({
      email: z.string().default('email'),
      token_id: z.string().default('jti'),
      organization_id: z.string().default('organization_id'),
    })
    .prefault({}),
  can_jit_provision: z.boolean().default(false),
});

export const profileSchema = newProfileSchema.extend({ profile_id: z.string() });
export type TrustedTokenProfile = z.output<typeof profileSchema>;

/** The most profiles of a project. */
export const MOST_PROFILES = 20;

export const TRUSTED_TOKEN_PROFILES: ProjectSetting<TrustedTokenProfile[]> = {
  name: 'trusted_token_profiles',
  schema: z.array(profileSchema),
  default: [],
};

export const findProfile = async ({ db, project }: Scope, id: string): Promise<TrustedTokenProfile | undefined> =>
  (await readSetting(db, project.id, TRUSTED_TOKEN_PROFILES)).find(({ profile_id }) => profile_id === id);
