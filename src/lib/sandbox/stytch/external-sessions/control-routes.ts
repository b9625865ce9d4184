import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { readSetting, writeSetting } from '../../core/projects/project-settings.ts';
import { EXTERNAL_SESSIONS, externalSessionSchema, MOST_SESSIONS } from './setting.ts';

/** The route for what another provider's UserInfo endpoint would answer. */
export const externalSessionRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'POST',
    path: '/external_sessions',
    summary: 'Register a session of another provider, which sessions.migrate then accepts',
    status: 201,
    fields: externalSessionSchema,
    response: externalSessionSchema,
    async run({ db, project }, input) {
      const before = await readSetting(db, project.id, EXTERNAL_SESSIONS);
      const others = before.filter(({ session_token }) => session_token !== input.session_token);
      await writeSetting(db, project.id, EXTERNAL_SESSIONS, [...others, input].slice(-MOST_SESSIONS));
      return input;
    },
  }),
];
