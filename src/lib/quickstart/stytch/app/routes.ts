import type { Route } from './app.ts';
import { authenticate } from './authenticate.ts';
import { dashboard } from './dashboard.ts';
import { enterOrganization } from './enter-organization.ts';
import { askToLogOut, logout } from './logout.ts';
import {
  linkSent,
  requestMagicLink,
} from './request-magic-link.ts';
import { signup } from './signup.ts';
import { style } from './style.ts';

/** Every address of the app. */
export const routes: Record<string, Route> = {
  'GET /signup': signup,
  'POST /request_magic_link': requestMagicLink,
  'GET /request_magic_link': linkSent,
  'GET /authenticate': authenticate,
  'POST /authenticate': enterOrganization,
  'GET /dashboard': dashboard,
  'GET /logout': askToLogOut,
  'POST /logout': logout,
  'GET /app.css': style,
};
