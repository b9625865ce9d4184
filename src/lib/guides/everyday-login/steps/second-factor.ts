import type { Step } from '../../types.ts';

/** Requirements of every action that completes the login, whichever code it accepts. */
const due = ['intermediate_session_token', 'half_login'];

/** The step that asks for a code from an authenticator app. */
export const secondFactor: Step = {
  id: 'second-factor',
  title: 'Ask for a second factor',
  summary: 'Require an authenticator app, enroll one, log in with its code or with a recovery code.',
  shows: 'authenticator',
  completedBy: ['require', 'log-in', 'enroll', 'authenticate'],
  actions: [
    {
      id: 'require',
      label: 'Require a second factor',
      needs: ['login'],
      gives: ['second_factor_required'],
      inputs: [],
      operations: ['organizations.update'],
      byDeveloper: true,
    },
    {
      id: 'log-in',
      label: 'Log in again',
      needs: ['second_factor_required'],
      gives: due,
      inputs: [{ name: 'email', label: 'Email address', type: 'email', example: 'ada@example.com', shared: true }],
      operations: ['discovery.intermediate_sessions.exchange'],
      sandboxOnly: 'mailbox',
    },
    {
      id: 'enroll',
      label: 'Enroll an authenticator app',
      needs: due,
      gives: ['totp_secret', 'recovery_code'],
      inputs: [],
      operations: ['totps.create'],
    },
    {
      id: 'authenticate',
      label: 'Enter code',
      needs: ['totp_secret', ...due],
      // It gives a session, too, but Prepare logs in by email where a later step needs one. It has one way only.
      gives: ['enrolled'],
      spends: due,
      inputs: [{ name: 'code', label: 'Code from the authenticator app', type: 'code', example: '', optional: true }],
      operations: ['totps.authenticate'],
    },
    {
      id: 'recover',
      label: 'Use a recovery code',
      needs: ['enrolled', 'recovery_code', ...due],
      gives: [],
      inputs: [],
      operations: ['recovery_codes.recover'],
    },
    {
      id: 'wrong-code',
      label: 'Enter a wrong code',
      needs: ['totp_secret', ...due],
      gives: [],
      inputs: [],
      operations: ['totps.authenticate'],
      demonstratesFailure: true,
    },
    {
      id: 'same-code',
      label: 'Use one code twice',
      needs: [],
      gives: [],
      inputs: [],
      operations: ['totps.authenticate', 'totps.authenticate'],
      demonstratesFailure: true,
      asOtherUser: true,
      sandboxOnly: 'failure',
    },
  ],
};
