import { unconfirmed, type Difference } from './difference.ts';

/** Differences of discovery, and joining an organization. */
export const DISCOVERY_DIFFERENCES: readonly Difference[] = [
  unconfirmed(
    'intermediate-session',
    'A successful login uses up the intermediate session. A login that fails, or that requires another factor, doesn’t.',
    'It isn’t known whether it works twice at Stytch. Official examples drop it after the first use.',
  ),
  unconfirmed(
    'joining',
    'A user who isn’t allowed to join gets 400 email_jit_provisioning_not_allowed, or invalid_email_for_jit_provisioning if joining is on but the domain doesn’t match.',
    'The types are known, but not when each one occurs, nor their status. The page of 403 errors doesn’t list them.',
  ),
  unconfirmed(
    'sign-up',
    'login_or_signup creates a new member only if joining by email domain is on and the domain matches.',
    'Stytch’s own components expect these two errors there.',
  ),
  unconfirmed(
    'join-status',
    'A user who joins by email domain is active immediately, even if a second factor is still required.',
    'The response must contain a member.',
  ),
  unconfirmed(
    'details',
    'membership.details of an organization that the user can join contains the domain.',
    'No source shows its content.',
  ),
];
