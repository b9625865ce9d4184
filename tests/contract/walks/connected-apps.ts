import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { refusal, type startSandbox } from '../harness.ts';

type StartedSandbox = Awaited<ReturnType<typeof startSandbox>>;

export const CALLBACK = 'http://localhost:4000/callback';
const VERIFIER = 'v'.repeat(64);
export const pkce = {
  verifier: VERIFIER,
  challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
};

/** Creates an app that may get full access, and returns what it needs. */
export async function connectedApp({ stytch }: StartedSandbox, fields: object = {}) {
  const { connected_app } = await stytch.connectedApp.clients.create({
    client_type: 'first_party',
    client_name: 'Calendar',
    redirect_urls: [CALLBACK],
    full_access_allowed: true,
    ...fields,
  });
  return { client_id: connected_app.client_id, client_secret: connected_app.client_secret ?? '' };
}

type App = Awaited<ReturnType<typeof connectedApp>>;

/** Lets a member grant an app its scopes. Returns the answer to the app. */
export const authorize = async (
  { stytch }: StartedSandbox,
  { client_id }: Pick<App, 'client_id'>,
  fields: object = {},
) =>
  stytch.idp.oauth.authorize({
    consent_granted: true,
    client_id,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scopes: ['openid', 'email', 'offline_access', 'full_access'],
    ...fields,
  });

/** Calls the token endpoint, as an app does. */
export async function askForTokens({ url, project }: StartedSandbox, form: Record<string, string>) {
  const answer = await fetch(`${url}/v1/public/${project.project_id}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return answer.json();
}

/** Does the whole flow for a member. Returns the tokens. */
export async function tokensFor(bench: StartedSandbox, app: App, member: object, scopes?: string[]) {
  const { authorization_code } = await authorize(bench, app, { ...member, ...(scopes && { scopes }) });
  return askForTokens(bench, {
    grant_type: 'authorization_code',
    code: authorization_code ?? '',
    redirect_uri: CALLBACK,
    ...app,
  });
}

/** Calls every operation for connected apps. */
export async function walkConnectedApps(bench: StartedSandbox): Promise<void> {
  const { stytch } = bench;
  const { clients } = stytch.connectedApp;
  const app = await connectedApp(bench);
  const { client_id } = app;
  await clients.update({ client_id, client_description: 'Plans the day' });
  expect((await clients.get({ client_id })).connected_app).toMatchObject({
    client_name: 'Calendar',
    client_description: 'Plans the day',
    status: 'active',
    client_type: 'first_party',
  });
  expect((await clients.search({})).connected_apps).toMatchObject([{ client_id }]);
  await clients.secrets.rotateStart({ client_id });
  await clients.secrets.rotateCancel({ client_id });
  const { next_client_secret } = (await clients.secrets.rotateStart({ client_id })).connected_app;
  await clients.secrets.rotate({ client_id });

  const { member, member_id, session_token } = await bench.logIn('grace@example.com');
  const { organization_id } = member;
  const start = await stytch.idp.oauth.authorizeStart({
    client_id,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scopes: ['openid', 'full_access', 'unknown'],
    session_token,
  });
  expect(start).toMatchObject({ member_id, consent_required: false, client: { client_id, client_name: 'Calendar' } });
  expect(start.scope_results.map(({ is_grantable }) => is_grantable)).toEqual([true, true, false]);
  const renewed = { client_id, client_secret: next_client_secret ?? '' };
  const tokens = await tokensFor(bench, renewed, { session_token });
  expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600, id_token: expect.any(String) });
  const local = await stytch.idp.introspectTokenLocal(tokens.access_token);
  expect(local).toMatchObject({ subject: member_id, organization: { organization_id, slug: 'globex' } });
  const told = await stytch.idp.introspectTokenNetwork({ token: tokens.access_token, ...renewed });
  expect(told).toMatchObject({ subject: member_id, scope: 'openid email offline_access full_access' });

  const exchanged = await stytch.sessions.exchangeAccessToken({ access_token: tokens.access_token });
  expect(exchanged).toMatchObject({
    member_id,
    member_session: {
      authentication_factors: [
        {
          delivery_method: 'oauth_access_token_exchange',
          oauth_access_token_exchange_factor: { client_id },
        },
      ],
    },
  });

  const { organizations } = stytch;
  expect((await organizations.connectedApps({ organization_id })).connected_apps).toMatchObject([
    { connected_app_id: client_id, name: 'Calendar' },
  ]);
  const connected_app_id = client_id;
  expect((await organizations.getConnectedApp({ organization_id, connected_app_id })).active_members).toEqual([
    { member_id, granted_scopes: ['openid', 'email', 'offline_access', 'full_access'] },
  ]);
  const ids = { organization_id, member_id };
  expect((await organizations.members.getConnectedApps(ids)).connected_apps).toMatchObject([
    { connected_app_id, scopes_granted: 'openid email offline_access full_access' },
  ]);
  await organizations.members.connectedApps.revoke({ ...ids, connected_app_id });
  expect((await organizations.members.getConnectedApps(ids)).connected_apps).toEqual([]);
  expect(await refusal(organizations.getConnectedApp({ organization_id, connected_app_id }))).toMatchObject({
    type: 'connected_app_not_found',
  });
  await clients.delete({ client_id });
}
