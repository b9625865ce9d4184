import { authorize, connectedApp, tokensFor } from '../walks/connected-apps.ts';
import type { Refused, StartedSandbox } from './errors.ts';

/** A token that Grace granted to an app. */
async function granted(bench: StartedSandbox, scopes?: string[]) {
  const { member, member_id } = await bench.logIn('grace@example.com');
  const { organization_id } = member;
  const app = await connectedApp(bench);
  const { access_token } = await tokensFor(bench, app, { organization_id, member_id }, scopes);
  return { organization_id, member_id, connected_app_id: app.client_id, access_token: String(access_token) };
}

/** Errors of connected apps, of their tokens, and of impersonation. */
export const connectedAppErrors = {
  connected_app_not_found: ({ stytch }) =>
    stytch.organizations.getConnectedApp({ organization_id: 'globex', connected_app_id: 'nothing' }),
  invalid_connected_app_client_type: (bench) => connectedApp(bench, { client_type: 'mine' }),
  connected_app_client_is_public: async (bench) => {
    const { client_id } = await connectedApp(bench, { client_type: 'third_party_public' });
    return bench.stytch.connectedApp.clients.secrets.rotateStart({ client_id });
  },
  connected_app_secret_not_rotating: async (bench) => {
    const { client_id } = await connectedApp(bench);
    return bench.stytch.connectedApp.clients.secrets.rotateCancel({ client_id });
  },
  connected_app_redirect_uri_not_allowed: async (bench) => {
    const { session_token } = await bench.logIn('grace@example.com');
    return authorize(bench, await connectedApp(bench), { session_token, redirect_uri: 'http://localhost:4000/other' });
  },
  connected_app_not_allowed: async (bench) => {
    const { session_token, member } = await bench.logIn('grace@example.com');
    const { organization_id } = member;
    await bench.stytch.organizations.update({
      organization_id,
      first_party_connected_apps_allowed_type: 'NOT_ALLOWED',
    });
    return authorize(bench, await connectedApp(bench), { session_token });
  },
  unable_to_auth_impersonation_token: ({ stytch }) =>
    stytch.impersonation.authenticate({ impersonation_token: 'x'.repeat(44) }),
  idp_access_token_not_found: async (bench) => {
    const { session_jwt } = await bench.logIn('grace@example.com');
    return bench.stytch.sessions.exchangeAccessToken({ access_token: session_jwt });
  },
  oauth_access_token_exchange_missing_full_access: async (bench) => {
    const { access_token } = await granted(bench, ['openid']);
    return bench.stytch.sessions.exchangeAccessToken({ access_token });
  },
  oauth_access_token_exchange_token_too_old: async (bench) => {
    const { access_token } = await granted(bench);
    await bench.control('POST', '/clock', bench.project, { advance_seconds: 302 });
    return bench.stytch.sessions.exchangeAccessToken({ access_token });
  },
  oauth_access_token_exchange_token_invalid_grant: async (bench) => {
    const { access_token } = await granted(bench);
    await bench.stytch.sessions.exchangeAccessToken({ access_token });
    return bench.stytch.sessions.exchangeAccessToken({ access_token });
  },
} satisfies Record<string, Refused>;
