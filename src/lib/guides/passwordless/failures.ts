import { failure } from '../failure.ts';
import type { Failure } from '../types.ts';

const explained = (...lines: string[]) => ({ file: 'src/lib/quickstart/passwordless/explain.ts', lines });
const page = 'src/lib/quickstart/passwordless/browser/page.ts';
const notCreated = {
  title: 'No passkey was created. Try again when you like.',
  advice: '',
};

/** Failures of passkeys that can be made to happen in the sandbox. */
export const failures: Failure[] = [
  failure({
    id: 'wrong-host',
    label: 'Create a passkey at an IP address',
    entry: 'loopback',
    ends: 'wrong_host',
    handledBy: { file: page, lines: ['if (location.hostname ==='] },
    person: {
      title: 'Open http://localhost:4000 instead: a passkey belongs to a domain, not to an IP address.',
      advice: '',
    },
    inBrowser: 'register',
  }),
  failure({
    id: 'no-authenticator',
    label: 'Use a device that can’t create passkeys',
    entry: 'no-authenticator',
    ends: 'no_authenticator',
    handledBy: { file: page, lines: ['if (error)'] },
    person: notCreated,
    inBrowser: 'register',
  }),
  failure({
    id: 'dismissed',
    label: 'Dismiss the prompt',
    entry: 'dismissed',
    ends: 'dismissed',
    handledBy: { file: page, lines: ['if (error)'] },
    person: notCreated,
    inBrowser: 'register',
  }),
  failure({
    id: 'registered',
    label: 'Register the same device again',
    entry: 'registered',
    ends: 'already_registered',
    handledBy: { file: page, lines: ['hasOneAlready()'] },
    person: { title: 'This device already has a passkey here. Sign in with it.', advice: '' },
    inBrowser: 'register',
  }),
  failure({
    id: 'alias',
    label: 'Give two users the same alias',
    entry: 'alias',
    ends: 'alias_conflict',
    handledBy: explained('alias_conflict: {'),
  }),
  failure({
    id: 'wrong-key',
    label: 'Send the public API key instead of the API secret',
    entry: 'key',
    ends: 'wrong_key',
    handledBy: explained('wrong_key: {'),
  }),
  failure({
    id: 'expired',
    label: 'Verify a sign-in two minutes later',
    entry: 'expired',
    ends: 'expired_token',
    handledBy: explained('expired_token: {'),
  }),
  failure({
    id: 'wrong-token',
    label: 'Send the JSON instead of the token',
    entry: 'token',
    ends: 'invalid_token',
    handledBy: explained('const badToken', 'invalid_token: '),
  }),
  failure({
    id: 'replay',
    label: 'Send a signed response twice',
    entry: 'verification',
    ends: 'signin_complete_error',
    handledBy: explained('signin_complete_error: {'),
    inBrowser: 'replay',
  }),
  failure({
    id: 'unknown',
    label: 'Sign in with a passkey the server doesn’t have',
    entry: 'unknown',
    ends: 'unknown_credential',
    handledBy: { file: page, lines: ['if (error?.errorCode ==='] },
    inBrowser: 'discoverable',
  }),
];
