import { routesOf, type ProviderReference } from '../core/reference.ts';
import { DIFFERENCES } from './differences.ts';
import { ERRORS } from './errors.ts';
import { NOT_EMULATED } from './not-emulated.ts';
import { OPERATIONS } from './operations.ts';

/** All errors of keys (`account/key-check.ts`), which have no `errorCode` to be named after. */
const KEY_ERRORS = {
  unauthorized: { status: 401, origin: 'gist', title: 'A valid ApiSecret or ApiKey header is required.' },
} as const;

/** The part of the page `/sandbox/` about Passwordless.dev. */
export const reference: ProviderReference = {
  id: 'passwordless',
  name: 'Passwordless.dev',
  emulated: routesOf(OPERATIONS),
  notEmulated: routesOf(NOT_EMULATED),
  differences: DIFFERENCES.map(({ id, about, service, sandbox }) => ({
    id: `passwordless-difference-${id}`,
    kind: 'differs',
    what: `${about}. ${sandbox}`,
    why: `The service: ${service}`,
  })),
  errors: Object.entries({ ...ERRORS, ...KEY_ERRORS }).map(([type, { status, origin, title }]) => ({
    anchor: `passwordless-${type}`,
    type,
    status,
    origin: {
      quoted: 'from the service’s source',
      gist: 'status and code from the source; the text is ours and may name the cause',
      inferred: 'inferred',
      choice: 'our choice',
      emulator: 'the emulator’s own',
    }[origin],
    message: title,
  })),
};
