import { differs, unconfirmed, type Difference } from './difference.ts';

/** Differences of second factors. */
export const SECOND_FACTORS_DIFFERENCES: readonly Difference[] = [
  differs(
    'locks',
    'Ten wrong codes or passwords in a row lock a member for an hour. user_lock of POST /_sandbox/settings changes both numbers, with the names of Stytch’s management API.',
    'They are set in the dashboard.',
  ),
  unconfirmed(
    'second-factor-tokens',
    'A member with a verified phone number or a TOTP needs an intermediate session or a session to get another code, and one with a second factor to add another. Otherwise the call returns 400 insufficient_factors.',
    'The rule is documented, but not its error.',
  ),
  unconfirmed(
    'second-factor-errors',
    'A wrong TOTP or recovery code returns 401, a pending registration that expired 401 expired_totp, a missing TOTP or phone number 404, a member without a number 400 missing_sms_parameter.',
    'The types are known, but not when each one occurs, nor their statuses.',
  ),
  unconfirmed(
    'second-factor-deletion',
    'Deleting a second factor keeps mfa_enrolled, clears default_mfa_method if it was that factor, and deletes recovery codes together with the TOTP.',
    'It’s documented only that sessions stay.',
  ),
  unconfirmed(
    'totp-registration',
    'totp_registration_id of a member is empty until the first code. A registration without a first code is replaced by the next one. A migrated TOTP is active immediately.',
    'No source covers this.',
  ),
  unconfirmed(
    'unasked-codes',
    'A login doesn’t text a code by itself to a member whose default_mfa_method is totp.',
    'No source says what happens if a member has both.',
  ),
  unconfirmed(
    'recovery-methods',
    'A recovery code counts as totp where an organization restricts the methods of second factors.',
    'allowed_mfa_methods has no value for recovery codes.',
  ),
  unconfirmed(
    'failed-attempts',
    'Wrong codes count towards a lock: email codes of an organization, SMS codes, TOTP and recovery codes. A locked member can’t log in by any method, but existing sessions stay valid.',
    'Stytch doesn’t list the calls that count.',
  ),
];
