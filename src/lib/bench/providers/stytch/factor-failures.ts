import { StytchError } from 'stytch';
import { authenticateOauth } from '../../../quickstart/stytch/everyday/authenticate-oauth.ts';
import { authenticateTotp } from '../../../quickstart/stytch/everyday/authenticate-totp.ts';
import { createSsoConnection } from '../../../quickstart/stytch/everyday/create-sso-connection.ts';
import { requireSso } from '../../../quickstart/stytch/everyday/require-sso.ts';
import { ssoLoginUrl } from '../../../quickstart/stytch/everyday/sso-login-url.ts';
import { exchangeIntermediateSession } from '../../../quickstart/stytch/exchange-intermediate-session.ts';
import { totpCode } from '../../../guides/totp-code.ts';
import { aside } from '../../../wire/recorder.ts';
import { object, text, type Json } from '../../json.ts';
import { redirectUrl } from '../../credentials/addresses.ts';
import { googleStart, unverifiedEmail } from './actions/google.ts';
import { sameCodeTwice } from './actions/second-factor.ts';
import type { ActionRun } from './action-context.ts';
import { enrolledMadeUpUser, intermediateSession, MADE_UP_USER, organizationOfMadeUpUser } from './made-up-user.ts';

/** The failures of logins with Google, SSO and a second factor, by id. */
export const factorFailures: Record<string, ActionRun> = {
  async 'oauth-twice'(context) {
    const query = await context.signIn(googleStart(context), { email: MADE_UP_USER });
    const token = query.get('token') ?? '';
    await authenticateOauth(context.stytch, token);
    await authenticateOauth(context.stytch, token);
    return { sentence: 'The token worked twice. That’s a bug.' };
  },
  'unverified-google': unverifiedEmail,
  async 'sso-only'(context) {
    const organizationId = await organizationOfMadeUpUser(context, 'SSO Only', 'sso-only');
    await aside(() => requireSso(context.stytch, organizationId));
    const token = await intermediateSession(context);
    const entered = await exchangeIntermediateSession(context.stytch, token, organizationId);
    if (entered.member_authenticated) return { sentence: 'The magic link was enough. That’s a bug.' };
    return {
      sentence: 'The magic link works, but SSO Only allows SSO only.',
      detail: 'The response is a 200 with member_authenticated: false, and primary_required names sso.',
    };
  },
  async 'not-connected'(context) {
    const { stytch, connection } = context;
    const organizationId = await organizationOfMadeUpUser(context, 'Not Connected', 'not-connected');
    const connectionId = await aside(async () => {
      const {
        oidc_connections: [known],
      } = await stytch.sso.getConnections({ organization_id: organizationId });
      return (
        known?.connection_id ?? (await createSsoConnection(stytch, organizationId, 'Pending')).connection?.connection_id
      );
    });
    const start = ssoLoginUrl({
      apiUrl: connection.url,
      publicToken: connection.publicToken ?? '',
      connectionId: connectionId ?? '',
      redirectUrl: redirectUrl(context.context.settings),
    });
    // What the user's browser does. It stays at Stytch, with this answer.
    const response = await fetch(start, { redirect: 'manual' });
    if (response.ok || response.status < 400) return { sentence: 'The login started. That’s a bug.' };
    throw errorOf(response.status, object(await response.json()));
  },
  async 'wrong-code'(context) {
    const { logIn, secret } = await enrolledMadeUpUser(context);
    const right = await totpCode(secret, context.now());
    const code = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
    await authenticateTotp(context.stytch, { ...(await logIn()), code });
    return { sentence: 'The wrong code worked. That’s a bug.' };
  },
  'code-twice': sameCodeTwice,
};

/** An error that a browser was shown, as the SDK words it. */
const errorOf = (status_code: number, answer: Json) =>
  new StytchError({
    status_code,
    request_id: text(answer.request_id),
    error_type: text(answer.error_type),
    error_message: text(answer.error_message),
    error_url: text(answer.error_url),
    error_details: undefined,
  });
