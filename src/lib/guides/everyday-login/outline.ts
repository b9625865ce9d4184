import { stytchB2b } from '../stytch-b2b/outline.ts';
import type { GuideOutline } from '../types.ts';
import { failures } from './failures.ts';
import { flow } from './flow.ts';
import { operations } from './operations.ts';
import { requirements } from './requirements.ts';
import { checkWithoutACall } from './steps/check-without-a-call.ts';
import { connectTheirProvider } from './steps/connect-their-provider.ts';
import { continueWithGoogle } from './steps/continue-with-google.ts';
import { inviteAColleague } from './steps/invite-a-colleague.ts';
import { logInWithSso } from './steps/log-in-with-sso.ts';
import { roles } from './steps/roles.ts';
import { secondFactor } from './steps/second-factor.ts';
import { switchOrganization } from './steps/switch-organization.ts';

const { provider, shortName, vendor, signedOut, startAgain, account, credentialForm, projectLines, appSettings } =
  stytchB2b;

/** The guide that continues the Stytch quickstart, as data. Each step is a file of its own. */
export const everydayLogin: GuideOutline = {
  id: 'everyday-login',
  provider,
  title: 'Stytch B2B: everyday login for a company’s app',
  headline: 'Everyday login for a company’s app',
  intro:
    'Continue the first guide’s app with what companies ask for: invitations, Google, single sign-on, a second factor, roles, switching organizations, and sessions that survive a short outage.',
  invitation: 'Invite a colleague',
  name: 'Everyday login',
  shortName,
  vendor,
  signedOut,
  startAgain,
  account,
  sendsMail: true,
  setUpStep: 'invite-a-colleague',
  opensFrom: 'invite-a-colleague',
  credentialForm,
  projectLines,
  appSettings: { ...appSettings, STYTCH_PUBLIC_TOKEN: '{public_token}' },
  flow,
  operations: [...stytchB2b.operations, ...operations],
  failures,
  requirements,
  steps: [
    inviteAColleague,
    continueWithGoogle,
    connectTheirProvider,
    logInWithSso,
    secondFactor,
    roles,
    switchOrganization,
    checkWithoutACall,
  ],
};
