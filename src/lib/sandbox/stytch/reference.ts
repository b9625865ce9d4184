import { routesOf, type ProviderReference } from '../core/reference.ts';
import { DIFFERENCES } from './differences.ts';
import { ERRORS } from './errors.ts';
import { OPERATIONS } from './operations.ts';
import { OTHER_OPERATIONS } from './other-operations.ts';

/** The part of the page `/sandbox/` about Stytch. */
export const reference: ProviderReference = {
  id: 'stytch',
  name: 'Stytch B2B',
  emulated: routesOf(OPERATIONS),
  alsoEmulated: routesOf(OTHER_OPERATIONS),
  notEmulated: [],
  differences: [...DIFFERENCES],
  errors: Object.entries(ERRORS).map(([type, [status, origin, message]]) => ({
    anchor: `error-${type}`,
    type,
    status,
    origin: {
      seen: 'as seen at Stytch',
      text: 'text as seen at Stytch, status is our choice',
      choice: 'our choice',
      emulator: 'the emulator’s own',
    }[origin],
    message,
  })),
};
