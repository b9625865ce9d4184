import { authenticateOauth } from '../../../../quickstart/stytch/everyday/authenticate-oauth.ts';
import { googleLoginUrl } from '../../../../quickstart/stytch/everyday/google-login-url.ts';
import { exchangeIntermediateSession } from '../../../../quickstart/stytch/exchange-intermediate-session.ts';
import { aside } from '../../../../wire/recorder.ts';
import { redirectUrl } from '../../../credentials/addresses.ts';
import type { ActionContext, ActionRun } from '../action-context.ts';
import { MADE_UP_USER, organizationOfMadeUpUser } from '../made-up-user.ts';
import { sayFound } from './discover.ts';
import { ownOrganization } from './everyday/log-in.ts';

/** The address that the app's button "Continue with Google" opens. */
export const googleStart = ({ connection, context }: Pick<ActionContext, 'connection' | 'context'>) =>
  googleLoginUrl({
    apiUrl: connection.url,
    publicToken: connection.publicToken ?? '',
    redirectUrl: redirectUrl(context.settings),
  });

/** Gives readers who begin at this step the organization of the steps before it, so that they find it in the list. */
async function createFirstOrganization(context: ActionContext, email: string): Promise<boolean> {
  if (context.facts.organization ?? context.facts.login) return false;
  await aside(() => ownOrganization(context, email));
  return true;
}

/** Signs in at the built-in provider, which plays Google. In a browser the user does that. */
export const signInWithGoogle: ActionRun = async (context, { email = '' }) => {
  const { signIn, keep } = context;
  const isNew = await createFirstOrganization(context, email);
  const query = await signIn(googleStart(context), { email });
  await keep('oauth_token', query.get('token') ?? '');
  const created = isNew ? `You came without an organization, so this page created one with ${email} as a member. ` : '';
  return {
    sentence: `${email} signed in with Google, and the browser would now be back at your app.`,
    detail: `${created}Your app’s URL has stytch_token_type=${query.get('stytch_token_type') ?? ''} and a token. Press “Exchange token” to use it. The user is logged in once they choose an organization.`,
  };
};

/** Exchanges the token, and gets what a magic link gives. */
export const exchangeOauthToken: ActionRun = async ({ stytch, held }) => {
  const { email_address, discovered_organizations } = await authenticateOauth(stytch, held('oauth_token'));
  return sayFound(email_address, discovered_organizations);
};

/** Exchanges the same token a second time, which fails. */
export const oauthTokenTwice: ActionRun = async ({ stytch, facts }) => {
  await authenticateOauth(stytch, facts.spent_oauth_token ?? '');
  return { sentence: 'The token worked twice. That’s a bug.' };
};

/** Signs in with a Google account whose email Google hasn't verified, which doesn't log in. */
export const unverifiedEmail: ActionRun = async (context) => {
  const { stytch, signIn } = context;
  const organizationId = await organizationOfMadeUpUser(context);
  const query = await signIn(googleStart(context), { email: MADE_UP_USER, email_verified: false });
  const { intermediate_session_token } = await authenticateOauth(stytch, query.get('token') ?? '');
  const entered = await exchangeIntermediateSession(stytch, intermediate_session_token, organizationId);
  if (entered.member_authenticated) return { sentence: 'The unverified email was enough. That’s a bug.' };
  return {
    sentence: `Google didn’t verify ${MADE_UP_USER}, so this login isn’t enough.`,
    detail:
      'grace is a made-up user. The response to the second call is a 200 with member_authenticated: false, and primary_required lists the methods that prove the email.',
  };
};
