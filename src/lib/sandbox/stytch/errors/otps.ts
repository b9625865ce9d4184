import type { Entry } from './entry.ts';

/** Errors of one-time passcodes. */
export const OTP_ERRORS = {
  invalid_expiration_otp: [400, 'choice', 'The expiration of a passcode must be between 2 and 15 minutes.'],
  invalid_code: [400, 'text', 'Code format is invalid.'],
  otp_code_not_found: [
    404,
    'seen',
    'The passcode was incorrect and could not be authenticated, encourage the user to try inputting the passcode again or send another passcode.',
  ],
  unable_to_auth_otp_code: [
    401,
    'seen',
    'The passcode could not be authenticated because it was either already used or expired. Send another passcode to this user.',
  ],
} as const satisfies Record<string, Entry>;
