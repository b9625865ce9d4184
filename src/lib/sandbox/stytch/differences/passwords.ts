import { differs, unconfirmed, type Difference } from './difference.ts';

/** Differences of passwords. */
export const PASSWORDS_DIFFERENCES: readonly Difference[] = [
  differs(
    'breaches',
    'Only two well-known passwords count as breached, such as “correct horse battery staple”.',
    'The sandbox has no copy of the breach data and asks no other service.',
  ),
  differs(
    'hash-cost',
    'A migrated hash may use at most 64 MB of memory, a bcrypt cost of 14, 100 Argon2 passes, and 2 million PBKDF2 iterations.',
    'A public sandbox has many callers. Of these limits, Stytch documents only scrypt’s n_parameter.',
  ),
  differs(
    'reset-mail',
    'The email of a password reset has no link to log in without a password, so login_redirect_url and discovery_redirect_url are only checked for their format.',
    'The link to log in is a magic link, which you can request with its own operation.',
  ),
  unconfirmed(
    'password-errors',
    'passwords.authenticate returns 404 email_not_found for an unknown email, 404 member_password_not_found for a member without a password, 401 unauthorized_credentials for a wrong one, which counts towards a lock, and 400 member_reset_password if it must be reset.',
    'The types are known, but not when each one occurs.',
  ),
  unconfirmed(
    'reset-tokens',
    'A password reset link that is unknown, used or expired returns 401 unable_to_auth_password_reset_token. A password that is too weak doesn’t use it up.',
    'Only the type is known.',
  ),
  unconfirmed(
    'reset-sessions',
    'A reset by email or by existing password keeps the session that the call itself continues.',
    'It’s documented both that all sessions are revoked and that a given session is continued.',
  ),
  unconfirmed(
    'shared-passwords',
    'With cross-organization passwords, a reset through discovery stores the password with every member who has the email at that time. If there’s none yet, it logs in through discovery, and the first member with the email gets it.',
    'The description only says that the password is stored for future authentication.',
  ),
  unconfirmed(
    'password-policy',
    'password_policy of POST /_sandbox/settings sets what Stytch has in its dashboard, with the names of its management API. It can change at any time.',
    'Stytch forbids switching cross-organization passwords once there are passwords.',
  ),
];
