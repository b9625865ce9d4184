import { StytchError } from 'stytch';
import type { StepId } from './steps.ts';

/**
 * The words of the link to the login page. None where a new
 * login doesn't help: in an outage, which ends by itself, and
 * where the app is wrong. There the page says “Try again”.
 */
export function loginLink(
  step: StepId,
  status: number,
  fix?: string,
): string | undefined {
  if (fix || status >= 500) return undefined;
  if (!step.startsWith(guide)) return 'Request a new link';
  return logins.includes(step) ? 'Log in again' : undefined;
}

/** The words of the link back to where the user came from. */
export const backLink = (step: string, status: number): string =>
  status < 500 && fromDashboard.includes(step)
    ? 'Back to the dashboard'
    : 'Try again';

interface Known {
  title: string;
  advice: string;
  step: StepId;
}

const guide = '../everyday-login';
/** What fails there fails again. */
const fromDashboard = ['invite-a-colleague', 'roles'].map(
  (step) => `${guide}/${step}`,
);
const logins: StepId[] = [
  `${guide}/continue-with-google`,
  `${guide}/log-in-with-sso`,
];

const notInvitable: Known = {
  title: 'This email address can’t be invited',
  advice:
    'Your organization doesn’t accept invitations to this address. Check it for typos, or ask an admin.',
  step: `${guide}/invite-a-colleague`,
};
const usedInvitation: Known = {
  title: 'This invitation was already used or has expired',
  advice:
    'If you have accepted it before, log in. Otherwise, ask the person who invited you for a new invitation.',
  step: `${guide}/invite-a-colleague`,
};
const alreadyIn: Known = {
  title: 'This person is already a member',
  advice: 'They can log in. They don’t need an invitation.',
  step: `${guide}/invite-a-colleague`,
};
const notAllowed: Known = {
  title: 'You aren’t allowed to do this',
  advice: 'Ask an admin of your organization.',
  step: `${guide}/roles`,
};
const googleAgain: Known = {
  title: 'This login was already used or has expired',
  advice: 'Continue with Google again.',
  step: `${guide}/continue-with-google`,
};
const wrongCode: Known = {
  title: 'This code is wrong',
  advice:
    'Enter the six digits your authenticator app shows now. If they keep failing, check the clock of your phone.',
  step: `${guide}/second-factor`,
};
const wrongRecoveryCode: Known = {
  title: 'This recovery code is wrong',
  advice:
    'Check it for typos. Each code is single-use, so you may have used this one before.',
  step: `${guide}/second-factor`,
};
const cannotSwitch: Known = {
  title: 'You can’t switch to this organization',
  advice:
    'You aren’t a member there, or it doesn’t accept the way you logged in. Log in to it instead.',
  step: `${guide}/switch-organization`,
};

/**
 * Explains why Stytch rejected an invitation's link: the user
 * can't request a new one. Undefined for any other error.
 */
export function explainInvitation(
  error: unknown,
): (Known & { status: number }) | undefined {
  if (!(error instanceof StytchError)) return undefined;
  return error.error_type === 'unable_to_auth_magic_link'
    ? { status: error.status_code, ...usedInvitation }
    : undefined;
}

/**
 * Errors of what the next guide adds to the app: invitations,
 * other ways to log in, second factors, and roles.
 */
export const laterProblems: Record<string, Known> = {
  invalid_email_for_invites: notInvitable,
  user_already_invited: alreadyIn,
  session_authorization_error: notAllowed,
  session_authorization_tenancy_error: notAllowed,
  oauth_token_not_found: googleAgain,
  sso_token_not_found: {
    title: 'This login was already used or has expired',
    advice: 'Log in with your company’s SSO again.',
    step: `${guide}/log-in-with-sso`,
  },
  sso_jit_provisioning_not_allowed: {
    title: 'You aren’t a member of this organization yet',
    advice:
      'Your company’s login worked, but an admin has to invite you first.',
    step: `${guide}/log-in-with-sso`,
  },
  unable_to_authenticate_totp: wrongCode,
  invalid_totp_code: wrongCode,
  recovery_code_used_as_totp_code: wrongCode,
  totp_code_already_authenticated: {
    title: 'This code was already used',
    advice:
      'Each code is single-use. Wait for the next one, which comes within 30 seconds.',
    step: `${guide}/second-factor`,
  },
  unable_to_authenticate_recovery_code: wrongRecoveryCode,
  invalid_recovery_code: wrongRecoveryCode,
  totp_code_used_as_recovery_code: wrongRecoveryCode,
  no_active_recovery_code_backed_factor: {
    title: 'You have no recovery codes yet',
    advice: 'Set up your authenticator app first.',
    step: `${guide}/second-factor`,
  },
  totp_not_found: {
    title: 'You haven’t set up an authenticator app yet',
    advice: 'Set it up first, then enter the code it shows.',
    step: `${guide}/second-factor`,
  },
  expired_totp: {
    title: 'You took too long to set up the app',
    advice: 'Start the setup of your authenticator app again.',
    step: `${guide}/second-factor`,
  },
  active_totp_exists: {
    title: 'You already have an authenticator app',
    advice:
      'Enter the code it shows. If you lost it, use a recovery code.',
    step: `${guide}/second-factor`,
  },
  user_lock_limit_reached: {
    title: 'Your account is locked',
    advice:
      'There were too many wrong codes. Try again in an hour.',
    step: `${guide}/second-factor`,
  },
  insufficient_factors_for_session_exchange: cannotSwitch,
  member_not_found: cannotSwitch,
};
