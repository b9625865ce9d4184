import { CONTROL_ROUTES } from './control/routes.ts';
import { DIFFERENCES as PASSWORDLESS_DIFFERENCES } from './passwordless/differences.ts';
import { ERRORS as PASSWORDLESS_ERRORS } from './passwordless/errors.ts';
import { OPERATIONS as PASSWORDLESS_OPERATIONS } from './passwordless/index.ts';
import { NOT_EMULATED as PASSWORDLESS_NOT_EMULATED } from './passwordless/not-emulated.ts';
import { DIFFERENCES } from './stytch/differences.ts';
import { ERRORS } from './stytch/errors.ts';
import { OPERATIONS } from './stytch/operations.ts';
import { NOT_EMULATED } from './stytch/not-emulated.ts';

interface Route {
  name: string;
  method: string;
  path: string;
}

/** What the page `/sandbox/` says of one emulated provider. */
export interface ProviderReference {
  id: 'stytch' | 'passwordless';
  name: string;
  emulated: Route[];
  notEmulated: Route[];
  /** The ids are anchors on the page. */
  differences: { id: string; kind: 'differs' | 'unconfirmed'; what: string; why: string }[];
  /** An answer's X-Sandbox-Note leads to the anchor. */
  errors: { anchor: string; type: string; status: number; origin: string; message: string }[];
}

const routesOf = (operations: readonly Route[]) => operations.map(({ name, method, path }) => ({ name, method, path }));

const stytch: ProviderReference = {
  id: 'stytch',
  name: 'Stytch B2B',
  emulated: routesOf(OPERATIONS),
  notEmulated: routesOf(NOT_EMULATED),
  differences: [...DIFFERENCES],
  errors: Object.entries(ERRORS).map(([type, [status, origin, message]]) => ({
    anchor: `error-${type}`,
    type,
    status,
    origin: {
      seen: 'as seen at Stytch',
      text: 'text seen, status chosen',
      choice: 'chosen',
      emulator: 'the emulator’s own',
    }[origin],
    message,
  })),
};

const passwordless: ProviderReference = {
  id: 'passwordless',
  name: 'Passwordless.dev',
  emulated: routesOf(PASSWORDLESS_OPERATIONS),
  notEmulated: routesOf(PASSWORDLESS_NOT_EMULATED),
  differences: PASSWORDLESS_DIFFERENCES.map(({ id, about, service, sandbox }) => ({
    id: `passwordless-difference-${id}`,
    kind: 'differs',
    what: `${about}. ${sandbox}`,
    why: `The service: ${service}`,
  })),
  errors: Object.entries(PASSWORDLESS_ERRORS).map(([type, { status, origin, title }]) => ({
    anchor: `passwordless-${type}`,
    type,
    status,
    origin: {
      quoted: 'from the service’s source',
      gist: 'status and code from the source, words ours',
      inferred: 'inferred',
      choice: 'chosen',
      emulator: 'the emulator’s own',
    }[origin],
    message: title,
  })),
};

/** What the page `/sandbox/` shows, made of the sandbox's own lists. Data only: nothing is opened or started. */
export const reference = {
  providers: [stytch, passwordless],
  control: [
    { method: 'POST', path: '/_sandbox/projects', summary: 'Make a sandbox project' },
    { method: 'GET', path: '/_sandbox/openapi.json', summary: 'The OpenAPI document of the control plane' },
    ...CONTROL_ROUTES.map(({ method, path, summary }) => ({ method, path: `/_sandbox${path}`, summary })),
  ],
};
