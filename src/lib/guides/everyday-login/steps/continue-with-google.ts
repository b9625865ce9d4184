import type { Step } from '../../types.ts';

/** The step that adds Google to the login page. */
export const continueWithGoogle: Step = {
  id: 'continue-with-google',
  title: 'Continue with Google',
  summary: 'Add one button and one token type. The list of organizations stays the same.',
  completedBy: ['sign-in', 'authenticate', 'exchange'],
  actions: [
    {
      id: 'sign-in',
      label: 'Continue with Google',
      needs: [],
      gives: ['oauth_token'],
      inputs: [{ name: 'email', label: 'Google account', type: 'email', example: 'ada@example.com', shared: true }],
      // The browser goes from address to address. Your app makes no call.
      operations: [],
      sandboxOnly: 'provider',
    },
    {
      id: 'authenticate',
      label: 'Exchange token',
      needs: ['oauth_token'],
      gives: ['intermediate_session_token', 'spent_oauth_token'],
      inputs: [],
      operations: ['oauth.discovery.authenticate'],
    },
    {
      id: 'exchange',
      label: 'Log in to organization',
      needs: ['intermediate_session_token'],
      // It gives the session, too, but Prepare logs in by email where a later step needs one. It has one way only.
      gives: [],
      inputs: [{ name: 'organization_id', label: 'Organization', type: 'choice', example: '' }],
      operations: ['discovery.intermediate_sessions.exchange'],
    },
    {
      id: 'twice',
      label: 'Use the token again',
      needs: ['spent_oauth_token'],
      gives: [],
      inputs: [],
      operations: ['oauth.discovery.authenticate'],
      demonstratesFailure: true,
    },
    {
      id: 'unverified',
      label: 'Sign in with an unverified email',
      needs: [],
      gives: [],
      inputs: [],
      operations: ['oauth.discovery.authenticate', 'discovery.intermediate_sessions.exchange'],
      demonstratesFailure: true,
      asOtherUser: true,
      sandboxOnly: 'provider',
    },
  ],
};
