import { Blocked } from '../../wire/blocked.ts';

/** Blocks every call after the reader's own credentials were deleted, until the reader chooses what to use. */
export const forgottenCredentials = new Blocked(
  409,
  'Your credentials were removed because you didn’t use them for an hour',
  'Enter them again in Preflight, or switch back to the sandbox there. Your finished steps stay marked as done.',
);
