import { differs, unconfirmed, type Difference } from './difference.ts';

/** Differences of emails, text messages and their links. */
export const MESSAGES_DIFFERENCES: readonly Difference[] = [
  differs(
    'mail',
    'No email is sent. Emails go to the project’s inbox instead.',
    'A public sandbox must not send email.',
  ),
  differs(
    'sms',
    'No text message is sent. Messages with codes go to the project’s inbox, to every country, and a phone number only needs the E.164 format.',
    'A public sandbox must not send text messages.',
  ),
  differs(
    'templates',
    'Template IDs and locales are validated, but the email is always the same, in English.',
    'There’s no dashboard where you could create templates.',
  ),
  differs(
    'redirect-hosts',
    'Redirect URLs can point to this site, to localhost, and to hosts that this site’s operator allows. Placeholders and wildcards aren’t supported.',
    'A public sandbox must not redirect visitors to other sites.',
  ),
  differs(
    'sandbox-login',
    'The session that the fixed token of magic_links.authenticate returns has no roles. SDKs can check its JWT, but it can’t be used in other calls.',
    'Its organization and member belong to no project.',
  ),
  differs(
    'sandbox-phone',
    'The phone number +10000000000 always gets the code 000000.',
    'Stytch documents these values for its consumer product only.',
  ),
  unconfirmed(
    'sandbox-otp',
    'sandbox@stytch.com doesn’t get passcodes or invitations either.',
    'Only its login links are documented.',
  ),
  unconfirmed(
    'redirect-path',
    'The link in an email goes to /v1/b2b/magic_links/redirect.',
    'Sources show only the consumer path. The B2B path follows the same pattern.',
  ),
  unconfirmed(
    'spent-links',
    'Only a successful call uses up a link. A wrong code_verifier doesn’t, and neither does a session that doesn’t exist, which returns 404 session_not_found.',
    'It’s documented that another user’s session is ignored, but not what happens with one that ended.',
  ),
  unconfirmed(
    'email-form',
    'An email has up to 64 characters of any script before the @, and an ASCII host name with a dot after it. Invisible characters, such as a zero-width space, return invalid_email.',
    'It’s documented only that emails are validated. The type forbidden_character_zero_width_space is known, but not when it occurs.',
  ),
  unconfirmed(
    'email-case',
    'Emails are stored as written and compared case-insensitively. An update that changes only the case doesn’t retire the old email.',
    'No source covers this.',
  ),
];
