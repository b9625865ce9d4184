import type { ActionRun } from '../action-context.ts';
import { exchange } from './choose.ts';
import { exchangeOauthToken, oauthTokenTwice, signInWithGoogle, unverifiedEmail } from './google.ts';
import { enroll, enterCode, logInAgain, recover, requireFactor, sameCodeTwice, wrongCode } from './second-factor.ts';
import {
  allowSsoOnly,
  colleagueThroughConnection,
  configureConnection,
  createConnection,
  exchangeSsoToken,
  magicLinkInstead,
  signInThroughConnection,
} from './sso.ts';

/** The actions of the steps about Google, SSO and second factors, by `step/action`. */
export const factorActions: Record<string, ActionRun> = {
  'continue-with-google/sign-in': signInWithGoogle,
  'continue-with-google/authenticate': exchangeOauthToken,
  'continue-with-google/exchange': exchange,
  'continue-with-google/twice': oauthTokenTwice,
  'continue-with-google/unverified': unverifiedEmail,
  'connect-their-provider/create': createConnection,
  'connect-their-provider/configure': configureConnection,
  'log-in-with-sso/sign-in': signInThroughConnection,
  'log-in-with-sso/authenticate': exchangeSsoToken,
  'log-in-with-sso/colleague': colleagueThroughConnection,
  'log-in-with-sso/require': allowSsoOnly,
  'log-in-with-sso/magic-link': magicLinkInstead,
  'second-factor/require': requireFactor,
  'second-factor/log-in': logInAgain,
  'second-factor/enroll': enroll,
  'second-factor/authenticate': enterCode,
  'second-factor/recover': recover,
  'second-factor/wrong-code': wrongCode,
  'second-factor/same-code': sameCodeTwice,
};
