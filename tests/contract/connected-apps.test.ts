import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { refusal, startSandbox } from './harness.ts';
import { askForTokens, authorize, CALLBACK, connectedApp, pkce, tokensFor } from './walks/connected-apps.ts';

const loggedIn = async () => {
  const bench = await startSandbox();
  const { member } = await bench.logIn('grace@example.com');
  const { organization_id, member_id } = member;
  return { ...bench, bench, member: { organization_id, member_id } };
};

test('a public app proves itself by PKCE, and its refresh token changes with every use', async () => {
  const { bench, member } = await loggedIn();
  const app = await connectedApp(bench, { client_type: 'third_party_public' });
  const without = await authorize(bench, app, { ...member, scopes: ['openid'], state: 'x&y' });
  expect(without).not.toHaveProperty('authorization_code');
  expect(Object.fromEntries(new URL(without.redirect_uri).searchParams)).toEqual({
    state: 'x&y',
    error: 'invalid_request',
  });
  const code = async () => {
    const scopes = ['openid', 'offline_access'];
    const authorized = await authorize(bench, app, { ...member, scopes, code_challenge: pkce.challenge, nonce: 'n' });
    return new URL(authorized.redirect_uri).searchParams.get('code') ?? '';
  };
  const exchange = async (more: Record<string, string>) =>
    askForTokens(bench, {
      grant_type: 'authorization_code',
      code: await code(),
      redirect_uri: CALLBACK,
      client_id: app.client_id,
      ...more,
    });
  const attempts: Record<string, string>[] = [
    {},
    { code_verifier: 'w'.repeat(64) },
    { code_verifier: pkce.verifier, redirect_uri: 'http://localhost:4000/other' },
    { code_verifier: pkce.verifier, code: 'x'.repeat(44) },
  ];
  for (const wrong of attempts) expect(await exchange(wrong)).toMatchObject({ error: 'invalid_grant' });
  const tokens = await exchange({ code_verifier: pkce.verifier });
  expect(decodeJwt(tokens.id_token)).toMatchObject({ aud: [app.client_id], nonce: 'n', sub: member.member_id });
  const refresh = (refresh_token: string) =>
    askForTokens(bench, { grant_type: 'refresh_token', refresh_token, client_id: app.client_id });
  const next = await refresh(tokens.refresh_token);
  expect(next.refresh_token).not.toBe(tokens.refresh_token);
  expect(await refresh(tokens.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  expect(await refresh(next.refresh_token)).toHaveProperty('access_token');
});

test('revoking an app ends all of its tokens, even after the member grants it again', async () => {
  const { bench, stytch, member, control, project } = await loggedIn();
  const app = await connectedApp(bench);
  const tokens = await tokensFor(bench, app, member);
  const refresh = () =>
    askForTokens(bench, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, ...app });
  expect((await refresh()).refresh_token).toBe(tokens.refresh_token);
  const { access_token } = tokens;
  const isActive = (token: string) =>
    stytch.idp.introspectTokenNetwork({ token, ...app }).then(
      () => true,
      () => false,
    );
  expect(await isActive(access_token)).toBe(true);
  await stytch.organizations.members.connectedApps.revoke({ ...member, connected_app_id: app.client_id });
  expect(await isActive(access_token)).toBe(false);
  expect(await refresh()).toMatchObject({ error: 'invalid_grant' });
  expect(await refusal(stytch.sessions.exchangeAccessToken({ access_token }))).toMatchObject({
    type: 'oauth_access_token_exchange_token_invalid_grant',
  });
  await control('POST', '/clock', project, { advance_seconds: 2 });
  const again = await tokensFor(bench, app, member);
  expect(await isActive(again.access_token)).toBe(true);
  expect(await isActive(access_token)).toBe(false);
  expect(await refresh()).toMatchObject({ error: 'invalid_grant' });
});

test('a third-party app needs consent once, gets no full access, and none where the organization forbids it', async () => {
  const { bench, stytch, member } = await loggedIn();
  const app = await connectedApp(bench, { client_type: 'third_party' });
  const ask = async (more: object = {}) =>
    stytch.idp.oauth.authorizeStart({
      client_id: app.client_id,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scopes: ['openid'],
      ...member,
      ...more,
    });
  expect((await ask()).consent_required).toBe(true);
  const denied = await authorize(bench, app, { ...member, scopes: ['openid'], consent_granted: false });
  expect(denied.redirect_uri).toBe(`${CALLBACK}?error=access_denied`);
  const full = await authorize(bench, app, { ...member, scopes: ['full_access'] });
  expect(full.redirect_uri).toBe(`${CALLBACK}?error=invalid_scope`);
  await tokensFor(bench, app, member, ['openid']);
  expect((await ask()).consent_required).toBe(false);
  expect((await ask({ prompt: 'consent' })).consent_required).toBe(true);
  expect((await ask({ scopes: ['openid', 'email'] })).consent_required).toBe(true);
  const { organization_id } = member;
  await stytch.organizations.update({
    organization_id,
    third_party_connected_apps_allowed_type: 'RESTRICTED',
    allowed_third_party_connected_apps: [],
  });
  expect((await stytch.organizations.connectedApps({ organization_id })).connected_apps).toEqual([]);
  expect(await refusal(ask())).toMatchObject({ type: 'connected_app_not_allowed' });
  await stytch.organizations.update({ organization_id, allowed_third_party_connected_apps: [app.client_id] });
  expect((await stytch.organizations.connectedApps({ organization_id })).connected_apps).toHaveLength(1);
});

test('a session from an access token counts for its own organization only', async () => {
  const { bench, stytch, member } = await loggedIn();
  const { access_token } = await tokensFor(bench, await connectedApp(bench), member);
  const { session_token } = await stytch.sessions.exchangeAccessToken({ access_token, session_duration_minutes: 30 });
  await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
  await stytch.organizations.members.create({ organization_id: 'acme', email_address: 'grace@example.com' });
  expect(await refusal(stytch.sessions.exchange({ session_token, organization_id: 'acme' }))).toMatchObject({
    type: 'insufficient_factors_for_session_exchange',
  });
});

test('members see and revoke their own apps, and only an administrator those of others', async () => {
  const { bench, stytch, member, logIn } = await loggedIn();
  const app = await connectedApp(bench);
  await tokensFor(bench, app, member);
  const grace = await logIn('grace@example.com');
  const ada = await logIn('ada@example.com');
  const as = ({ session_token }: { session_token: string }) => ({ authorization: { session_token } });
  const list = (who: { session_token: string }) => stytch.organizations.members.getConnectedApps(member, as(who));
  expect((await list(grace)).connected_apps).toHaveLength(1);
  expect(await refusal(list(ada))).toMatchObject({ type: 'session_authorization_error' });
  const { organization_id } = member;
  expect(await refusal(stytch.organizations.connectedApps({ organization_id }, as(ada)))).toMatchObject({
    type: 'session_authorization_error',
  });
  const named = { ...member, connected_app_id: app.client_id };
  await stytch.organizations.members.connectedApps.revoke(named, as(grace));
  expect((await list(grace)).connected_apps).toEqual([]);
});

test('a snapshot keeps apps and what members granted them', async () => {
  const { bench, stytch, member, control, project } = await loggedIn();
  const app = await connectedApp(bench);
  const { access_token } = await tokensFor(bench, app, member);
  const { body: snapshot } = await control('GET', '/snapshot', project);
  await control('POST', '/reset', project);
  expect((await stytch.connectedApp.clients.search({})).connected_apps).toEqual([]);
  await control('POST', '/snapshot', project, snapshot);
  expect(await stytch.idp.introspectTokenNetwork({ token: access_token, ...app })).toHaveProperty('subject');
});
