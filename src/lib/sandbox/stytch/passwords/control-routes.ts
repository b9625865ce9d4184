import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { readSetting, writeSetting } from '../../core/project-settings.ts';
import { PASSWORD_POLICY, policySchema } from './policy.ts';

/** Routes for the password settings, which Stytch has in its dashboard. */
export const passwordRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/password_policy',
    summary: 'Get the project’s password settings',
    status: 200,
    fields: z.object({}),
    response: policySchema,
    run: ({ db, project }) => readSetting(db, project.id, PASSWORD_POLICY),
  }),
  controlRoute({
    method: 'POST',
    path: '/password_policy',
    summary: 'Set the project’s password settings. A setting that is not given gets its default',
    status: 200,
    fields: policySchema,
    response: policySchema,
    async run({ db, project }, policy) {
      await writeSetting(db, project.id, PASSWORD_POLICY, policy);
      return policy;
    },
  }),
];
