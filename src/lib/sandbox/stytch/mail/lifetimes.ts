import type { MAIL_KINDS } from './kinds.ts';

/**
 * Minutes until the link or code of an email or text message expires, unless the request says otherwise
 * (docs/stytch.md, "Lifetimes"; the others are in the official description of their operations).
 */
export const DEFAULT_MINUTES: Record<(typeof MAIL_KINDS)[number], number> = {
  discovery: 60,
  login: 60,
  signup: 60,
  invite: 7 * 24 * 60,
  email_update: 5,
  email_update_otp: 5,
  reset_password: 30,
  discovery_reset_password: 30,
  discovery_otp: 10,
  login_otp: 10,
  signup_otp: 10,
  sms_otp: 2,
};
