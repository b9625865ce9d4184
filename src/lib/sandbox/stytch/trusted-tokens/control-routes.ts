import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { fail } from '../../core/errors.ts';
import { readSetting, writeSetting } from '../../core/projects/project-settings.ts';
import { newId } from '../ids.ts';
import { MOST_PROFILES, newProfileSchema, profileSchema, TRUSTED_TOKEN_PROFILES } from './profiles.ts';

/** Routes for the profiles of trusted tokens, which Stytch has in its dashboard. */
export const trustedTokenRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/trusted_token_profiles',
    summary: 'List the issuers whose tokens sessions.attest accepts',
    status: 200,
    fields: z.object({}),
    response: z.object({ profiles: z.array(profileSchema) }),
    run: async ({ db, project }) => ({ profiles: await readSetting(db, project.id, TRUSTED_TOKEN_PROFILES) }),
  }),
  controlRoute({
    method: 'POST',
    path: '/trusted_token_profiles',
    summary: 'Register an issuer whose tokens sessions.attest accepts',
    status: 201,
    fields: newProfileSchema,
    response: profileSchema,
    async run({ db, project }, input) {
      const profile = { ...input, profile_id: newId('trusted-token-profile') };
      const before = await readSetting(db, project.id, TRUSTED_TOKEN_PROFILES);
      if (before.length >= MOST_PROFILES)
        fail('invalid_control_request', `A project can have at most ${MOST_PROFILES} profiles.`);
      await writeSetting(db, project.id, TRUSTED_TOKEN_PROFILES, [...before, profile]);
      return profile;
    },
  }),
];
