import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { mergeTests, type APIRequestContext, type Page } from '@playwright/test';
import { everydayLogin } from '../../src/lib/guides/everyday-login/outline.ts';
import { totpCode } from '../../src/lib/guides/totp-code.ts';
import { commandsOf, downloadApp, hasFlask, startFlask, unpack, type Unpacked } from './copied-app.ts';
import { basic, expect, test as watched } from './fixtures.ts';
import { test as withPrograms } from './own-server.ts';
import { freePort, type launch } from './processes.ts';

/** A step's page of the guide. */
const guide = (step: string) => `/guides/everyday-login/${step}/`;
const LAST = everydayLogin.steps.at(-1)?.id ?? '';

/** The sandbox project that a download's `.env` is filled in for, and what calls its API. */
async function projectOf(request: APIRequestContext, { files }: Unpacked, url: string) {
  const env = parseEnv(files.get('.env') ?? '');
  const headers = {
    authorization: basic({ project_id: env.STYTCH_PROJECT_ID ?? '', secret: env.STYTCH_SECRET ?? '' }),
  };
  const call = async (method: 'GET' | 'POST' | 'PUT', path: string, data?: object) => {
    const answer = await request.fetch(env.STYTCH_API_URL + path, { method, headers, data });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return await answer.json();
  };
  const { redirect_urls: known } = await call('GET', '/_sandbox/redirect_urls');
  const own = (at: string) => known.find((each: { url: string }) => each.url === `${at}/authenticate`);
  const types = own('http://localhost:4000')?.types;
  expect(types).toEqual(expect.arrayContaining(['DISCOVERY', 'INVITE', 'LOGIN', 'SIGNUP']));
  // The app runs on another port here, because other workers start the quickstart's.
  await call('POST', '/_sandbox/redirect_urls', { url: `${url}/authenticate`, types });
  /** Returns the address in the newest email's link. */
  const newestLink = async (): Promise<string> => (await call('GET', '/_sandbox/messages')).messages[0].link;
  return { call, newestLink };
}

/** Starts what `npm start` runs, by itself: npm, when it is killed, leaves the server behind. */
function startTypeScript(start: typeof launch, { folder: cwd, files }: Unpacked, env: Record<string, string>) {
  expect(commandsOf(files.get('README.md') ?? '')).toEqual(['npm install', 'npm start']);
  const { scripts } = JSON.parse(files.get('package.json') ?? '') as { scripts: { start: string } };
  expect(scripts.start).toBe('node start.mjs ./everyday/app/server.ts');
  // The packages this site is tested with are those the app pins: see `example-files.test.ts`.
  symlinkSync(resolve('node_modules'), join(cwd, 'node_modules'));
  return start([process.execPath, ...scripts.start.split(' ').slice(1)], { cwd, env });
}

/* Without a browser: these apps differ from the last one in a few routes. */
withPrograms.describe('the apps of the steps before the last', () => {
  for (const [index, step] of everydayLogin.steps.slice(0, -1).entries()) {
    withPrograms(
      `the app downloaded at ${step.id} logs in, invites, and says what comes later`,
      async ({ request, start, folder, baseURL }) => {
        const headers = { origin: baseURL ?? '' };
        const answer = await request.post(`${guide(step.id)}app.zip`, { headers });
        const unpacked = unpack(await answer.body(), folder);
        const port = await freePort();
        const url = `http://localhost:${port}`;
        const { newestLink } = await projectOf(request, unpacked, url);
        const app = startTypeScript(start, unpacked, { PORT: String(port) });
        await app.answers(url);
        const post = async (path: string, form: Record<string, string>) => {
          const posted = await request.post(url + path, { headers: { origin: url }, form });
          return { status: posted.status(), text: await posted.text() };
        };
        const home = await (await request.get(url)).text();
        for (const words of ['Send magic link', 'Continue with Google', 'Log in with your company’s SSO'])
          expect(home).toContain(words);
        await post('/request_magic_link', { email: 'ada@example.com' });
        expect(await (await request.get(await newestLink())).text()).toContain('You’re logging in as ada@example.com.');
        expect((await post('/authenticate', { organization_name: 'Acme' })).text).toContain('Welcome to Acme');
        expect((await post('/invite', { email: 'kim@example.com' })).text).toContain('Invitation sent');
        const LATER: [path: string, form: Record<string, string>, taughtIn: string][] = [
          ['/rename', { name: 'Acme Inc.' }, 'roles'],
          ['/switch', { organization_id: 'globex' }, 'switch-organization'],
        ];
        for (const [path, form, taughtIn] of LATER) {
          const { status, text } = await post(path, form);
          const at = everydayLogin.steps.findIndex(({ id }) => id === taughtIn);
          if (at <= index) expect(text, path).not.toContain('This comes in step');
          else {
            expect([path, status]).toEqual([path, 501]);
            expect(text).toContain(`This comes in step ${at + 1}`);
            expect((await request.get(/href="(http[^"]+)"/.exec(text)?.[1] ?? '')).status()).toBe(200);
          }
        }
        expect(await (await request.get(await newestLink())).text()).toContain('You’re logged in as kim@example.com.');
      },
    );
  }
});

const test = mergeTests(watched, withPrograms);

/** The page's heading. */
const titled = (page: Page, title: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** Asks for a link, and opens it from the inbox of this site, as the app's page says. */
async function askAndOpen(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/signup`);
  await page.getByLabel('Your email address').fill(email);
  await press(page, 'Send magic link');
  await openMail(page);
}

async function openMail(page: Page, name = 'Log in'): Promise<void> {
  await page.getByRole('link', { name: 'Open the inbox' }).click();
  await page.getByRole('article').first().getByRole('link', { name }).click();
}

const APPS: [name: string, file: string, startApp: typeof startTypeScript][] = [
  ['TypeScript', `${LAST}/app.zip`, startTypeScript],
  ['Python', 'flask.zip', startFlask],
];
for (const [name, file, startApp] of APPS) {
  test(`the last app in ${name}, downloaded and started beside the site, does what the guide says`, async ({
    page,
    start,
    folder,
  }) => {
    test.skip(name === 'Python' && !hasFlask(), 'This machine has no Flask.');
    test.slow();
    await page.goto(guide(LAST));
    const unpacked = await downloadApp(page, `/guides/everyday-login/${file}`, folder);
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const { call } = await projectOf(page.request, unpacked, url);
    const app = startApp(start, unpacked, { PORT: String(port) });
    await app.answers(`${url}/signup`);
    expect(app.output()).toContain(`Your app is on ${url}/signup`);

    await test.step('an admin invites a colleague, who accepts', async () => {
      await askAndOpen(page, url, 'ada@example.com');
      await page.getByLabel('New organization name').fill('Acme');
      await press(page, 'Create organization');
      await page.getByLabel('Colleague’s email address').fill('kim@example.com');
      await press(page, 'Send invitation');
      await openMail(page, 'Accept the invitation');
      await expect(page.getByText('You’re logged in as kim@example.com.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Rename organization' })).toHaveCount(0);
      await press(page, 'Log out');
    });

    await test.step('she comes back with Google, and gives the colleague a role', async () => {
      await page.goto(`${url}/signup`);
      await page.getByRole('link', { name: 'Continue with Google' }).click();
      await page.getByRole('button', { name: /^Ada/ }).click();
      await page.getByRole('listitem').filter({ hasText: 'Acme' }).getByRole('button').click();
      await press(page, 'Make admin');
      await expect(page.getByRole('listitem').filter({ hasText: 'kim@example.com' })).toContainText('active, admin');
      await page.getByLabel('New name').fill('Acme Rockets');
      await press(page, 'Rename organization');
      await titled(page, 'Welcome to Acme Rockets');
    });

    await test.step('while Stytch is down, she stays logged in', async () => {
      const operation = 'discovery.organizations.list';
      await call('POST', '/_sandbox/faults', { operation, kind: 'error', status: 503, times: 1 });
      await page.reload();
      await expect(page.getByText('You’re logged in, but this page isn’t complete')).toBeVisible();
      await page.getByRole('link', { name: 'Try again' }).click();
      await titled(page, 'Welcome to Acme Rockets');
    });

    await test.step('her organization asks for a second factor', async () => {
      await press(page, 'Log out');
      const { organizations } = await call('POST', '/v1/b2b/organizations/search', {});
      const { organization_id: acme } = organizations.find(
        (each: { organization_name: string }) => each.organization_name === 'Acme Rockets',
      );
      await call('PUT', `/v1/b2b/organizations/${acme}`, { mfa_policy: 'REQUIRED_FOR_ALL' });
      await askAndOpen(page, url, 'ada@example.com');
      await page.getByRole('listitem').filter({ hasText: 'Globex' }).getByRole('button').click();
      await titled(page, 'Welcome to Globex');
      await press(page, 'Switch');
      await titled(page, 'One more step');
      await press(page, 'Set up an authenticator app');
      const secret = await page.getByRole('main').locator('p code').textContent();
      await page.getByLabel('Code from your authenticator app').fill(await totpCode(secret ?? '', Date.now()));
      await press(page, 'Log in');
      await titled(page, 'Welcome to Acme Rockets');
    });

    await test.step('she switches back to the other one', async () => {
      await press(page, 'Switch');
      await titled(page, 'Welcome to Globex');
      await press(page, 'Log out');
    });

    await test.step('a company’s own provider logs its users in', async () => {
      const { connection } = await call('POST', '/v1/b2b/sso/oidc/globex', { display_name: 'Globex login' });
      const { issuer, client_id, client_secret } = await call('GET', '/_sandbox/idp');
      const configured = { issuer, client_id, client_secret };
      await call('PUT', `/v1/b2b/sso/oidc/globex/connections/${connection.connection_id}`, configured);
      await page.goto(`${url}/signup`);
      await page.getByRole('link', { name: 'Log in with your company’s SSO' }).click();
      await page.getByLabel('Your work email, or your organization’s short name').fill('grace@example.com');
      await press(page, 'Continue');
      await page.getByRole('link', { name: 'Continue with Globex login' }).click();
      await page.getByRole('button', { name: /^Grace/ }).click();
      await titled(page, 'Welcome to Globex');
      await expect(page.getByText('You’re logged in as grace@example.com.')).toBeVisible();
    });
    expect(app.output()).not.toMatch(/Traceback|Error:|secret-test-|token=/);
    await page.goto('about:blank');
  });
}
