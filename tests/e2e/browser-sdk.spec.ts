import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import type { StytchB2BHeadlessClient } from '@stytch/vanilla-js/b2b/headless';
import { expect, test } from './fixtures.ts';

declare global {
  interface Window {
    stytch: InstanceType<typeof StytchB2BHeadlessClient>;
  }
}

/** The package's folder `dist`. */
const DIST = join(dirname(createRequire(import.meta.url).resolve('@stytch/vanilla-js/b2b/headless')), '../..');

/** A page with the unmodified headless SDK, pointed at the sandbox. */
const html = (publicToken: string, site: string) => `<!doctype html><title>App</title><script type="module">
import { createStytchB2BHeadlessClient, StytchB2BHeadlessClient } from '/sdk/esm/b2b/index.headless.mjs';
const make = createStytchB2BHeadlessClient ?? ((...given) => new StytchB2BHeadlessClient(...given));
window.stytch = make('${publicToken}', { endpoints: { testAPIURL: '${site}' } });
</script>`;

/** Serves an app on an origin of its own: a page with the SDK at each path. */
async function serve(page: () => string) {
  const server = createServer(async ({ url = '/' }, response) => {
    const isScript = url.startsWith('/sdk/');
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    // The SDK has some 200 modules, and the app three page loads.
    if (isScript) response.setHeader('cache-control', 'max-age=600');
    response.end(isScript ? await readFile(join(DIST, url.slice('/sdk/'.length))) : page());
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return { app: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** Makes a project, serves its app, and opens it. */
async function openApp(page: Page, request: APIRequestContext, site: string) {
  let body = '';
  const { app, close } = await serve(() => body);
  const made = await request.post(`${site}/_sandbox/projects`, { data: { redirect_urls: [`${app}/authenticate`] } });
  const project = await made.json();
  body = html(project.public_token, site);
  const headers = {
    authorization: `Basic ${Buffer.from(`${project.project_id}:${project.secret}`).toString('base64')}`,
  };
  const ready = () => page.waitForFunction(() => window.stytch);
  await page.goto(app);
  await ready();
  return { app, headers, ready, close };
}

test('the unmodified browser SDK logs users in by mail and by Google, refreshes, and logs out', async ({
  page,
  request,
  baseURL: site = '',
}) => {
  const { app, headers, ready, close } = await openApp(page, request, site);

  await page.evaluate(() => window.stytch.magicLinks.email.discovery.send({ email_address: 'ada@acme.example' }));
  const inbox = await request.get(`${site}/_sandbox/messages`, { headers });
  const { messages } = await inbox.json();
  await page.goto(messages[0].link);
  await ready();
  const made = await page.evaluate(async () => {
    const discovery_magic_links_token = new URLSearchParams(location.search).get('token') ?? '';
    await window.stytch.magicLinks.discovery.authenticate({ discovery_magic_links_token });
    return window.stytch.discovery.organizations.create({
      organization_name: 'Acme',
      organization_slug: 'acme',
      session_duration_minutes: 60,
    });
  });
  expect(made).toMatchObject({ member_authenticated: true, organization: { organization_slug: 'acme' } });
  const refreshed = await page.evaluate(() => window.stytch.session.authenticate({ session_duration_minutes: 90 }));
  expect(refreshed.member_session.member_id).toBe(made.member_id);
  const renamed = await page.evaluate(() => window.stytch.organization.update({ organization_name: 'Acme Ltd' }));
  expect(renamed.organization.organization_name).toBe('Acme Ltd');
  await page.evaluate(() => window.stytch.session.revoke());
  expect(await page.evaluate(() => window.stytch.session.getSync())).toBeNull();

  await page.evaluate(() => void window.stytch.oauth.google.discovery.start({}));
  await page.getByRole('button', { name: 'Grace Hopper' }).click();
  await page.waitForURL(`${app}/**`);
  await ready();
  const login = await page.evaluate(async () => {
    const discovery_oauth_token = new URLSearchParams(location.search).get('token') ?? '';
    const discovered = await window.stytch.oauth.discovery.authenticate({ discovery_oauth_token });
    return window.stytch.discovery.intermediateSessions.exchange({
      organization_id: discovered.discovered_organizations[0]?.organization.organization_id ?? '',
      session_duration_minutes: 60,
    });
  });
  expect(login).toMatchObject({ member_authenticated: true, member: { name: 'Grace Hopper' } });
  expect(await page.evaluate(() => window.stytch.self.getSync()?.email_address)).toBe('grace@example.com');
  close();
});

test('the unmodified browser SDK logs a company in by SSO, and switches to another organization', async ({
  page,
  request,
  baseURL: site = '',
}) => {
  const { app, headers, ready, close } = await openApp(page, request, site);
  const post = async (path: string, data: object) => (await request.post(`${site}${path}`, { data, headers })).json();
  const grace = { email_address: 'grace@example.com' };
  await post('/v1/b2b/organizations', { organization_name: 'Acme', organization_slug: 'acme' });
  await post('/v1/b2b/organizations/acme/members', grace);
  const { connection } = await post('/_sandbox/sso_connections', {
    organization_id: 'acme',
    connection: { kind: 'saml' },
  });
  /** Signs Grace in at the provider, which sends her back to the app. */
  const signIn = async () => {
    await page.getByRole('button', { name: 'Grace Hopper' }).click();
    await page.waitForURL(`${app}/**`);
    await ready();
  };

  await page.evaluate((id) => void window.stytch.sso.start({ connection_id: id }), connection.connection_id);
  await signIn();
  const login = await page.evaluate(() =>
    window.stytch.sso.authenticate({
      sso_token: new URLSearchParams(location.search).get('token') ?? '',
      session_duration_minutes: 60,
    }),
  );
  expect(login).toMatchObject({ member_authenticated: true, organization: { organization_slug: 'acme' } });
  // An SSO login is no proof for another organization, so switching starts from a login that is.
  const globex = (await post('/v1/b2b/organizations/search', {})).organizations.find(
    ({ organization_slug }: { organization_slug: string }) => organization_slug === 'globex',
  );
  const refused = await page.evaluate(
    (organization_id) =>
      window.stytch.session
        .exchange({ organization_id, session_duration_minutes: 60 })
        .then((answer) => ({ authenticated: answer.member_authenticated, error: '' }))
        .catch((error: { error_type: string }) => ({ authenticated: false, error: error.error_type })),
    globex.organization_id,
  );
  expect(refused).toEqual({ authenticated: false, error: 'insufficient_factors_for_session_exchange' });

  await page.evaluate(
    (organization_id) => void window.stytch.oauth.google.start({ organization_id }),
    login.organization.organization_id,
  );
  await signIn();
  const switched = await page.evaluate(async (organization_id) => {
    const oauth_token = new URLSearchParams(location.search).get('token') ?? '';
    await window.stytch.oauth.authenticate({ oauth_token, session_duration_minutes: 60 });
    return window.stytch.session.exchange({ organization_id, session_duration_minutes: 60 });
  }, globex.organization_id);
  expect(switched).toMatchObject({ member_authenticated: true, organization: { organization_slug: 'globex' } });
  expect(await page.evaluate(() => window.stytch.organization.getSync()?.organization_slug)).toBe('globex');
  close();
});
