import { CONTROL_ROUTES } from './control/routes.ts';
import { DIFFERENCES } from './stytch/differences.ts';
import { ERRORS } from './stytch/errors.ts';
import { OPERATIONS } from './stytch/index.ts';
import { NOT_EMULATED } from './stytch/not-emulated.ts';

/** What the page `/sandbox/` shows, made of the sandbox's own lists. Data only: nothing is opened or started. */
export const reference = {
  emulated: OPERATIONS.map(({ name, method, path }) => ({ name, method, path })),
  notEmulated: NOT_EMULATED,
  differences: DIFFERENCES,
  /** An answer's X-Sandbox-Note leads to `#error-<type>`. */
  errors: Object.entries(ERRORS).map(([type, [status, origin, message]]) => ({ type, status, origin, message })),
  control: [
    { method: 'POST', path: '/_sandbox/projects', summary: 'Make a sandbox project' },
    { method: 'GET', path: '/_sandbox/openapi.json', summary: 'The OpenAPI document of the control plane' },
    ...CONTROL_ROUTES.map(({ method, path, summary }) => ({ method, path: `/_sandbox${path}`, summary })),
  ],
} as const;
