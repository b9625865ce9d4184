import { authenticateMagicLink } from '../../../../quickstart/stytch/authenticate-magic-link.ts';
import { authenticateSso } from '../../../../quickstart/stytch/everyday/authenticate-sso.ts';
import { configureSsoConnection } from '../../../../quickstart/stytch/everyday/configure-sso-connection.ts';
import { createSsoConnection } from '../../../../quickstart/stytch/everyday/create-sso-connection.ts';
import { requireSso } from '../../../../quickstart/stytch/everyday/require-sso.ts';
import { ssoLoginUrl } from '../../../../quickstart/stytch/everyday/sso-login-url.ts';
import { exchangeIntermediateSession } from '../../../../quickstart/stytch/exchange-intermediate-session.ts';
import { sendMagicLink } from '../../../../quickstart/stytch/send-magic-link.ts';
import { redirectUrl } from '../../../credentials/addresses.ts';
import type { Facts } from '../../../types.ts';
import { type ActionContext, type ActionRun, Missing } from '../action-context.ts';

/** Creates a connection for the organization that the reader logged in to. */
export const createConnection: ActionRun = async ({ stytch, facts }, { name = '' }) => {
  const { login } = facts;
  if (!login) throw new Missing('an organization you have logged in to', 'invite-a-colleague');
  const { connection } = await createSsoConnection(stytch, login.organization_id, name);
  return {
    sentence: `${login.organization} has a connection with the status ${connection?.status ?? ''}: Stytch doesn’t know the provider yet.`,
    detail:
      'Send your customer’s IT the redirect_url. They register it at their provider. Next, press “Configure connection”.',
  };
};

/** Gives the connection what the customer's IT sends back. */
export const configureConnection: ActionRun = async ({ stytch, facts, identityProvider }) => {
  const { connection } = facts;
  if (!connection) throw new Missing('a connection', 'connect-their-provider');
  const { issuer, client_id: clientId, client_secret: clientSecret } = await identityProvider();
  const { organization_id, connection_id } = connection;
  const changed = await configureSsoConnection(stytch, organization_id, connection_id, {
    issuer,
    clientId,
    clientSecret,
  });
  return {
    sentence: `The connection is ${changed.connection?.status ?? ''}: members can log in through it.`,
    detail: 'Stytch read the provider’s other URLs from its discovery document.',
  };
};

function connectionIn({ active_connection }: Partial<Facts>) {
  if (!active_connection) throw new Missing('an active connection', 'connect-their-provider');
  return active_connection;
}

/** The address that the app's SSO button opens. */
const startOf = ({ connection, context, facts }: Pick<ActionContext, 'connection' | 'context' | 'facts'>) =>
  ssoLoginUrl({
    apiUrl: connection.url,
    publicToken: connection.publicToken ?? '',
    connectionId: connectionIn(facts).connection_id,
    redirectUrl: redirectUrl(context.settings),
  });

/** Signs in at the customer's provider. In a browser the user does that. */
export const signInThroughConnection: ActionRun = async ({ signIn, keep, ...context }, { email = '' }) => {
  const query = await signIn(startOf(context), { email });
  await keep('sso_token', query.get('token') ?? '');
  return {
    sentence: `${email} signed in at their company’s provider, and the browser would now be back at your app.`,
    detail: `Your app’s URL has stytch_token_type=${query.get('stytch_token_type') ?? ''} and a token. Press “Exchange token” to use it.`,
  };
};

/** Exchanges the token for a session. */
export const exchangeSsoToken: ActionRun = async ({ stytch, held }) => {
  const entered = await authenticateSso(stytch, held('sso_token'));
  const { organization_name: name } = entered.organization;
  return entered.member_authenticated
    ? {
        sentence: `${entered.member.email_address} is logged in to ${name}.`,
        detail: 'There was nothing to choose: a connection belongs to one organization.',
      }
    : {
        sentence: `${name} requires another factor, so the user isn’t logged in yet.`,
        detail: 'The response has member_authenticated: false. The step “Ask for a second factor” goes on from here.',
      };
};

/** A colleague without an invitation logs in through the connection and becomes a member. */
export const colleagueThroughConnection: ActionRun = async ({ stytch, signIn, ...context }, { colleague = '' }) => {
  const query = await signIn(startOf(context), { email: colleague });
  const { member, organization } = await authenticateSso(stytch, query.get('token') ?? '');
  return {
    sentence: `${member.email_address} is now a member of ${organization.organization_name}, although you didn’t add them.`,
    detail: 'Their IT did, by giving them access at the provider. Stytch created the member during the login.',
  };
};

/** Makes SSO the only way to log in. */
export const allowSsoOnly: ActionRun = async ({ stytch, facts }) => {
  const { organization_id } = connectionIn(facts);
  const { organization } = await requireSso(stytch, organization_id);
  return {
    sentence: `From now on, members of ${organization.organization_name} can only log in through SSO.`,
    detail: 'Earlier sessions stay valid until they expire or you revoke them.',
  };
};

/** Tries a magic link where only SSO is allowed, which doesn't log in. */
export const magicLinkInstead: ActionRun = async ({ stytch, facts, openLink }) => {
  const missing = () => new Missing('an organization that allows SSO only', 'log-in-with-sso');
  if (!facts.sso_only || !facts.login) throw missing();
  const { organization_id, organization } = facts.sso_only;
  const { email } = facts.login;
  await sendMagicLink(stytch, email);
  const { intermediate_session_token } = await authenticateMagicLink(stytch, await openLink(email));
  const entered = await exchangeIntermediateSession(stytch, intermediate_session_token, organization_id);
  // A later step has allowed every method again.
  if (entered.member_authenticated) throw missing();
  return {
    sentence: `The magic link works, but ${organization} allows SSO only.`,
    detail:
      'The response to the last call is a 200 with member_authenticated: false, and primary_required names sso. Send the user to the connection’s start URL.',
  };
};
