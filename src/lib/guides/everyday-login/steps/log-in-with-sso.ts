import type { Step } from '../../types.ts';

/** The step that logs in through the connection, and allows nothing else. */
export const logInWithSso: Step = {
  id: 'log-in-with-sso',
  title: 'Log in with SSO',
  summary: 'Start at the connection, exchange the token for a session, and allow SSO only.',
  completedBy: ['sign-in', 'authenticate'],
  actions: [
    {
      id: 'sign-in',
      label: 'Sign in at the company’s provider',
      needs: ['active_connection'],
      gives: ['sso_token'],
      inputs: [{ name: 'email', label: 'Work email', type: 'email', example: 'ada@example.com', shared: true }],
      // The browser goes from address to address. Your app makes no call.
      operations: [],
      sandboxOnly: 'provider',
    },
    {
      id: 'authenticate',
      label: 'Exchange token',
      needs: ['sso_token'],
      // A session. But where a later step needs one, Prepare logs in by email: one way is enough.
      gives: [],
      inputs: [],
      operations: ['sso.authenticate'],
    },
    {
      id: 'colleague',
      label: 'Log in as a new colleague',
      needs: ['active_connection'],
      gives: [],
      inputs: [{ name: 'colleague', label: 'Colleague’s email', type: 'email', example: 'grace@example.com' }],
      operations: ['sso.authenticate'],
      asOtherUser: true,
      sandboxOnly: 'provider',
    },
    {
      id: 'require',
      label: 'Allow SSO only',
      needs: ['active_connection'],
      gives: ['sso_only'],
      inputs: [],
      operations: ['organizations.update'],
      byDeveloper: true,
      sandboxOnly: 'provider',
    },
    {
      id: 'magic-link',
      label: 'Log in with a magic link',
      needs: ['login', 'sso_only'],
      gives: [],
      inputs: [],
      operations: [
        'magic_links.email.discovery.send',
        'magic_links.discovery.authenticate',
        'discovery.intermediate_sessions.exchange',
      ],
      demonstratesFailure: true,
      asOtherUser: true,
      sandboxOnly: 'mailbox',
    },
  ],
};
