/**
 * The steps that a problem can link to, by their path from the
 * guide's URL. The last ones are in the guide that continues
 * this one.
 */
export const stepTitles = {
  'set-up': 'Set up your project',
  'ask-for-a-link': 'Send the link from your app',
  'open-it': 'Open the link',
  discover: 'Exchange the token',
  choose: 'Choose an organization',
  'logged-in-and-out': 'Check the session and log out',
  'make-it-yours': 'Let colleagues join',
  '../everyday-login/invite-a-colleague': 'Invite a colleague',
  '../everyday-login/continue-with-google': 'Continue with Google',
  '../everyday-login/connect-their-provider':
    'Connect the customer’s identity provider',
  '../everyday-login/log-in-with-sso': 'Log in with SSO',
  '../everyday-login/second-factor': 'Ask for a second factor',
  '../everyday-login/roles': 'Decide who may do what',
  '../everyday-login/switch-organization': 'Switch organization',
};

export type StepId = keyof typeof stepTitles;
