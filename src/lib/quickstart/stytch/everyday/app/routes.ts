import { routes as quickstart } from '../../app/routes.ts';
import type { EverydayRoute } from './app.ts';
import { assignRole } from './assign-role.ts';
import { authenticate } from './authenticate.ts';
import { dashboard } from './dashboard.ts';
import { enterOrganization } from './enter-organization.ts';
import { invitationSent, invite } from './invite.ts';
import { logout } from './logout.ts';
import { askToRecover, recover } from './recover.ts';
import { rename } from './rename.ts';
import { askForCode, checkCode, enroll } from './second-factor.ts';
import { signup } from './signup.ts';
import { sso } from './sso.ts';
import { switchTo } from './switch.ts';

/** Every address of the app: the quickstart's, and more. */
export const routes: Record<string, EverydayRoute> = {
  ...quickstart,
  'GET /signup': signup,
  'GET /authenticate': authenticate,
  'POST /authenticate': enterOrganization,
  'GET /dashboard': dashboard,
  'POST /logout': logout,
  'GET /invite': invitationSent,
  'POST /invite': invite,
  'GET /sso': sso,
  'GET /second_factor': askForCode,
  'POST /second_factor': checkCode,
  'POST /enroll': enroll,
  'GET /recover': askToRecover,
  'POST /recover': recover,
  'POST /assign_role': assignRole,
  'POST /rename': rename,
  'POST /switch': switchTo,
};
