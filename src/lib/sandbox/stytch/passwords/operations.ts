import { authenticate, existingReset, strengthCheck } from './authenticate.ts';
import { discoveryAuthenticate, discoveryReset, discoveryResetStart } from './discovery.ts';
import { emailReset, emailResetStart } from './email-reset.ts';
import { migrate } from './migrate.ts';
import { deletePassword, requireReset } from './require-reset.ts';
import { sessionReset } from './session-reset.ts';

export const passwords = [
  strengthCheck,
  migrate,
  authenticate,
  emailResetStart,
  emailReset,
  requireReset,
  sessionReset,
  existingReset,
  discoveryAuthenticate,
  discoveryResetStart,
  discoveryReset,
  deletePassword,
];
