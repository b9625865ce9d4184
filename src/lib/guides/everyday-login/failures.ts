import { failure } from '../failure.ts';
import type { Failure } from '../types.ts';

const stytch = 'src/lib/quickstart/stytch';
const explained = (...lines: string[]) => ({ file: `${stytch}/app/later-problems.ts`, lines });
const otherWay = {
  file: `${stytch}/everyday/app/finish-login.ts`,
  lines: ['if (login.primary_required)', 'function otherWay'],
};

/** Failures of everyday login that can be made to happen in the sandbox. */
export const failures: Failure[] = [
  failure({
    id: 'oauth-twice',
    label: 'Use the token of a Google login twice',
    entry: 'login-token',
    ends: 'oauth_token_not_found',
    handledBy: explained('const googleAgain', 'oauth_token_not_found: '),
  }),
  failure({
    id: 'unverified-google',
    label: 'Log in with a Google account whose email isn’t verified',
    entry: 'unverified-email',
    ends: 'done',
    handledBy: otherWay,
    person: {
      title: 'Initech requires another way to log in',
      advice: 'Initech doesn’t accept the way you logged in, and this app doesn’t support another way that it accepts.',
      way: 'Log in another way',
    },
  }),
  failure({
    id: 'sso-only',
    label: 'Log in with a magic link where only SSO is allowed',
    entry: 'sso-only',
    ends: 'done',
    handledBy: otherWay,
    person: {
      title: 'SSO Only requires another way to log in',
      advice: 'Members of SSO Only log in with their company’s SSO.',
      way: 'Log in with SSO',
    },
  }),
  failure({
    id: 'not-connected',
    label: 'Start a login at a connection that isn’t configured',
    entry: 'connection',
    ends: 'requires_active_sso_connection',
    handledBy: {
      file: `${stytch}/everyday/find-sso-connection.ts`,
      lines: ['const found = organizations.flatMap(', 'return found.length === 1'],
    },
    person: {
      title: 'Log in with SSO',
      advice: 'We found no organization with SSO for “not-connected”. Ask your IT for your organization’s short name.',
      way: 'Log in another way',
    },
  }),
  failure({
    id: 'wrong-code',
    label: 'Enter a wrong code',
    entry: 'wrong-code',
    ends: 'unable_to_authenticate_totp',
    handledBy: explained('const wrongCode', 'unable_to_authenticate_totp: '),
  }),
  failure({
    id: 'code-twice',
    label: 'Use one code twice',
    entry: 'wrong-code',
    ends: 'totp_code_already_authenticated',
    handledBy: explained('totp_code_already_authenticated: {'),
  }),
  failure({
    id: 'invite-outside',
    label: 'Invite an address at a domain that isn’t allowed',
    entry: 'invitation',
    ends: 'invalid_email_for_invites',
    handledBy: explained('const notInvitable', 'invalid_email_for_invites: '),
  }),
  failure({
    id: 'invitation-late',
    label: 'Accept an invitation eight days later',
    entry: 'invitation',
    ends: 'unable_to_auth_magic_link',
    handledBy: explained('const usedInvitation', 'return error.error_type ==='),
  }),
  failure({
    id: 'no-role',
    label: 'Rename an organization as a plain member',
    entry: 'not-allowed',
    ends: 'session_authorization_error',
    handledBy: explained('const notAllowed', 'session_authorization_error: '),
  }),
];
