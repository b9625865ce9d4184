/** The kinds of message in a project's inbox. An `sms_otp` is a text message, the others are emails. */
export const MAIL_KINDS = [
  'discovery',
  'login',
  'signup',
  'invite',
  'email_update',
  'email_update_otp',
  'reset_password',
  'discovery_reset_password',
  'discovery_otp',
  'login_otp',
  'signup_otp',
  'sms_otp',
] as const;
