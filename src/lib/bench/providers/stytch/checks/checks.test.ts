import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { B2BClient } from 'stytch';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Secret } from '../../../../config/secret.ts';
import { quietLog } from '../../../../log/log.ts';
import { toNodeListener } from '../../../../sandbox/core/http/node-listener.ts';
import { createSandbox } from '../../../../sandbox/index.ts';
import { openTestDatabase } from '../../../../store/testing/database.ts';
import { installRecorder } from '../../../../wire/recorder.ts';
import type { Connection } from '../../../credentials/types.ts';
import { runChecks } from '../../../preflight/checks.ts';
import { createClients } from '../clients.ts';
import { checkGoogle } from './google.ts';
import { stytchChecks } from './index.ts';
import { inMadeUpOrganization } from './made-up-organization.ts';

const REDIRECT_URL = 'http://localhost:3000/authenticate';

interface Project {
  project_id: string;
  secret: string;
  public_token: string;
}

/** A sandbox behind a socket, which plays Stytch for a live test project of its own. */
async function startProject(types = ['DISCOVERY', 'INVITE', 'LOGIN', 'SIGNUP']) {
  const db = await openTestDatabase();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sandbox = createSandbox({ db, log: quietLog, siteUrl: url, redirectHosts: [], projectsPerAddress: 100 });
  const listener = toNodeListener(sandbox.handle, quietLog);
  server.on('request', (request, response) => void listener(request, response));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await db.destroy();
  });
  const call = async <T>(method: string, path: string, body?: object, project?: Project): Promise<T> => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (project) headers.authorization = `Basic ${btoa(`${project.project_id}:${project.secret}`)}`;
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    expect(response.ok).toBe(true);
    return (await response.json()) as T;
  };
  const project = await call<Project>('POST', '/_sandbox/projects', {});
  await call('POST', '/_sandbox/redirect_urls', { url: REDIRECT_URL, types }, project);
  const connection: Connection = {
    mode: 'reader',
    url,
    shownOrigin: url,
    id: project.project_id,
    secret: new Secret(project.secret),
    publicToken: project.public_token,
  };
  const record = installRecorder();
  const check = async (changes: Partial<Connection> = {}) => {
    const provider = { checks: stytchChecks(createClients()) };
    const { checks } = await runChecks(record, provider, { ...connection, ...changes }, REDIRECT_URL, 'all');
    return Object.fromEntries(checks.map(({ id, state, sentence, fix }) => [id, { state, sentence, fix }]));
  };
  const own = <T>(method: string, path: string, body?: object) => call<T>(method, path, body, project);
  return { check, own };
}

const OK = { state: 'ok' };
const allOk = {
  credentials: OK,
  redirect: OK,
  invitations: OK,
  google: OK,
  sso: OK,
  'second-factor': OK,
  roles: OK,
};

test('a project with every setting passes every check, in the guide’s order', async () => {
  const { check } = await startProject();
  const checks = await check();
  expect(checks).toMatchObject(allOk);
  expect(Object.keys(checks)).toEqual(Object.keys(allOk));
});

test('the checks send no email and leave no organization behind', async () => {
  const { check, own } = await startProject();
  const list = () => own<{ organizations: object[] }>('POST', '/v1/b2b/organizations/search', {});
  const before = await list();
  await check();
  expect(await own('GET', '/_sandbox/messages')).toMatchObject({ messages: [] });
  expect((await list()).organizations).toEqual(before.organizations);
});

test.each([
  ['redirect', 'DISCOVERY', 'type Discovery'],
  ['invitations', 'INVITE', 'type Invite'],
  ['google', 'DISCOVERY', 'type Discovery'],
  ['sso', 'LOGIN', 'types Login and Signup'],
  ['sso', 'SIGNUP', 'types Login and Signup'],
])('%s: a redirect URL that isn’t registered as %s is found', async (id, missing, words) => {
  const { check } = await startProject(['DISCOVERY', 'INVITE', 'LOGIN', 'SIGNUP'].filter((type) => type !== missing));
  const checks = await check();
  expect(checks[id]).toMatchObject({ state: 'wrong', fix: expect.stringContaining(words) });
  if (missing !== 'DISCOVERY') expect(checks).toMatchObject({ ...allOk, [id]: { state: 'wrong' } });
});

test('Google is found missing while it isn’t set up, and present afterward', async () => {
  const { check, own } = await startProject();
  await own('POST', '/_sandbox/settings', { oauth_providers: ['microsoft'] });
  expect(await check()).toMatchObject({ ...allOk, google: { state: 'wrong', sentence: 'Google isn’t set up.' } });
  await own('POST', '/_sandbox/settings', { oauth_providers: ['google'] });
  expect(await check()).toMatchObject(allOk);
});

test('without a public token, Google and SSO say what they need', async () => {
  const { check } = await startProject();
  const needsToken = { state: 'not_checked', sentence: 'This check needs your public token.' };
  expect(await check({ publicToken: '' })).toMatchObject({ ...allOk, google: needsToken, sso: needsToken });
});

test('another project’s public token is reported', async () => {
  const { check } = await startProject();
  const publicToken = 'public-token-test-0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9';
  const unknown = { state: 'wrong', sentence: 'Stytch doesn’t know the public token.' };
  expect(await check({ publicToken })).toMatchObject({ ...allOk, google: unknown, sso: unknown });
});

test.each([
  ['organizations.create', { invitations: 'not_checked', sso: 'not_checked', 'second-factor': 'not_checked' }],
  ['organizations.update', { 'second-factor': 'wrong' }],
  ['sso.oidc.create_connection', { sso: 'not_checked' }],
  ['magic_links.email.invite', { invitations: 'not_checked' }],
  ['rbac.policy', { roles: 'not_checked' }],
  ['organizations.delete', { 'left-over': 'wrong' }],
])('a failing %s is told apart from a missing setting', async (operation, states) => {
  const { check, own } = await startProject();
  await own('POST', '/_sandbox/faults', { operation, kind: 'error', error_type: 'internal_server_error' });
  const notOk = Object.entries(await check()).filter(([, { state }]) => state !== 'ok');
  expect(Object.fromEntries(notOk.map(([id, { state }]) => [id, state]))).toEqual(states);
});

test('when Stytch doesn’t create the test connection, SSO says so and suggests no other fix', async () => {
  const { check, own } = await startProject();
  const fault = { operation: 'sso.oidc.create_connection', kind: 'error', error_type: 'internal_server_error' };
  await own('POST', '/_sandbox/faults', fault);
  const sentence = 'Stytch didn’t create the test connection (internal_server_error).';
  expect((await check()).sso).toEqual({ state: 'not_checked', sentence, fix: undefined });
});

test('where Stytch accepts any redirect URL for Google, the check passes nothing', async () => {
  const fetchStub = vi.fn(
    async () => new Response(null, { status: 302, headers: { location: 'https://google.test/' } }),
  );
  vi.stubGlobal('fetch', fetchStub);
  onTestFinished(() => void vi.unstubAllGlobals());
  const tryCall = async (work: () => Promise<unknown>) => void (await work());
  const project = { url: 'https://stytch.test', publicToken: 'public-token-test-1' };
  expect(await checkGoogle(project, REDIRECT_URL, tryCall)).toMatchObject({
    state: 'not_checked',
    sentence: 'This site can’t check the redirect URL.',
  });
  expect(fetchStub).toHaveBeenCalledTimes(2);
});

test('a check that breaks leaves no organization behind', async () => {
  const remove = vi.fn();
  const organizations = { create: async () => ({ organization: { organization_id: 'a' } }), delete: remove };
  const tryCall = async (work: () => Promise<unknown>) => void (await work());
  const broken = () => Promise.reject(new Error('a bug'));
  const checks = inMadeUpOrganization({ organizations } as unknown as B2BClient, tryCall, broken, []);
  await expect(checks).rejects.toThrow('a bug');
  expect(remove).toHaveBeenCalledWith({ organization_id: 'a' });
});
