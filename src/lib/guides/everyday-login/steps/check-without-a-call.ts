import type { Step } from '../../types.ts';

/** The step that checks a session on the app's own server. */
export const checkWithoutACall: Step = {
  id: 'check-without-a-call',
  title: 'Check sessions without a call',
  summary: 'Check the session JWT on your server for five minutes, and know when to ask Stytch.',
  completedBy: ['check-jwt', 'later'],
  actions: [
    {
      id: 'check-jwt',
      label: 'Check JWT',
      needs: ['session_token'],
      gives: [],
      inputs: [],
      // The SDK checks the signature with Stytch's public keys, which it has fetched once.
      operations: [],
    },
    {
      id: 'later',
      label: 'Check the JWT six minutes later',
      needs: ['session_token'],
      gives: [],
      inputs: [],
      operations: ['sessions.authenticate'],
      sandboxOnly: 'clock',
    },
    {
      id: 'down',
      label: 'Check it while Stytch is down',
      needs: ['session_token'],
      gives: [],
      inputs: [],
      operations: ['sessions.authenticate'],
      demonstratesFailure: true,
      sandboxOnly: 'failure',
    },
  ],
};
