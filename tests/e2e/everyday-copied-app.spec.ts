import { parseEnv } from 'node:util';
import { mergeTests, type APIRequestContext, type Page } from '@playwright/test';
import { everydayLogin } from '../../src/lib/guides/everyday-login/outline.ts';
import { totpCode } from '../../src/lib/guides/totp-code.ts';
import {
  downloadApp,
  downloadAt,
  hasFlask,
  offeredBy,
  startFlask,
  startTypeScript,
  type Unpacked,
} from './copied-app.ts';
import { basic, expect, test as watched } from './fixtures.ts';
import { test as withPrograms } from './own-server.ts';
import { freePort } from './processes.ts';

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
  return { call };
}

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

/** Configures the provider of the sandbox as Globex's own, as the reader does in the step on it. */
async function connectProvider({ call }: Awaited<ReturnType<typeof projectOf>>): Promise<void> {
  const { connection } = await call('POST', '/v1/b2b/sso/oidc/globex', { display_name: 'Globex login' });
  const { issuer, client_id, client_secret } = await call('GET', '/_sandbox/idp');
  const configured = { issuer, client_id, client_secret };
  await call('PUT', `/v1/b2b/sso/oidc/globex/connections/${connection.connection_id}`, configured);
}

/** Enters a work email of Globex, whose provider the app then names. */
async function findProvider(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/signup`);
  await page.getByRole('link', { name: 'Log in with your company’s SSO' }).click();
  await page.getByLabel('Your work email, or your organization’s short name').fill('grace@example.com');
  await press(page, 'Continue');
  await expect(page.getByText('Your company logs in with Globex login.')).toBeVisible();
}

/** Requires a second factor of the members of this organization, as the reader does in the step on it. */
async function requireSecondFactor({ call }: Awaited<ReturnType<typeof projectOf>>, name: string): Promise<void> {
  const { organizations } = await call('POST', '/v1/b2b/organizations/search', {});
  const { organization_id: id } = organizations.find(
    (each: { organization_name: string }) => each.organization_name === name,
  );
  await call('PUT', `/v1/b2b/organizations/${id}`, { mfa_policy: 'REQUIRED_FOR_ALL' });
}

async function setUpAuthenticator(page: Page): Promise<void> {
  await titled(page, 'One more step');
  await press(page, 'Set up an authenticator app');
  const secret = await page.getByRole('main').locator('p code').textContent();
  await page.getByLabel('Code from your authenticator app').fill(await totpCode(secret ?? '', Date.now()));
  await press(page, 'Log in');
}

/** An admin invites a colleague to her new organization, and the colleague accepts. */
async function inviteColleague(page: Page, url: string): Promise<void> {
  await askAndOpen(page, url, 'ada@example.com');
  await page.getByLabel('New organization name').fill('Acme');
  await press(page, 'Create organization');
  await page.getByLabel('Colleague’s email address').fill('kim@example.com');
  await press(page, 'Send invitation');
  await openMail(page, 'Accept the invitation');
  await expect(page.getByText('You’re logged in as kim@example.com.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rename organization' })).toHaveCount(0);
}

/** Logs in with Google, as the founder of this organization. */
async function continueWithGoogle(page: Page, url: string, organization: string): Promise<void> {
  await page.goto(`${url}/signup`);
  await page.getByRole('link', { name: 'Continue with Google' }).click();
  await page.getByRole('button', { name: /^Ada/ }).click();
  await page.getByRole('listitem').filter({ hasText: organization }).getByRole('button').click();
}

/** While Stytch is down, the user of the open dashboard stays logged in. */
async function stayLoggedIn(
  page: Page,
  { call }: Awaited<ReturnType<typeof projectOf>>,
  organization: string,
): Promise<void> {
  const operation = 'discovery.organizations.list';
  await call('POST', '/_sandbox/faults', { operation, kind: 'error', status: 503, times: 1 });
  await page.reload();
  await expect(page.getByText('You’re logged in, but this page isn’t complete')).toBeVisible();
  await page.getByRole('link', { name: 'Try again' }).click();
  await titled(page, `Welcome to ${organization}`);
}

/** The page of a route that this step teaches, with a link there. */
async function comesIn(page: Page, taughtIn: string): Promise<void> {
  const at = everydayLogin.steps.findIndex(({ id }) => id === taughtIn);
  await titled(page, `This comes in step ${at + 1}`);
  await expect(page.getByRole('main').getByRole('link')).toHaveAttribute('href', new RegExp(`${guide(taughtIn)}$`));
  await page.goBack();
}

/** What a user does in the app of each step, after what they did in the app of the step before. */
const FEATURES: Record<string, (page: Page, url: string, project: Awaited<ReturnType<typeof projectOf>>) => unknown> = {
  'invite-a-colleague': inviteColleague,
  'continue-with-google': async (page, url) => {
    await continueWithGoogle(page, url, 'Globex');
    await titled(page, 'Welcome to Globex');
    await continueWithGoogle(page, url, 'Acme');
    await press(page, 'Rename organization');
    await comesIn(page, 'roles');
  },
  'connect-their-provider': async (page, url, project) => {
    await connectProvider(project);
    await findProvider(page, url);
  },
  'log-in-with-sso': async (page, url) => {
    await findProvider(page, url);
    await page.getByRole('link', { name: 'Continue with Globex login' }).click();
    await page.getByRole('button', { name: /^Grace/ }).click();
    await expect(page.getByText('You’re logged in as grace@example.com.')).toBeVisible();
  },
  'second-factor': async (page, url, project) => {
    await requireSecondFactor(project, 'Acme');
    await continueWithGoogle(page, url, 'Acme');
    await setUpAuthenticator(page);
    await titled(page, 'Welcome to Acme');
  },
  roles: async (page, url) => {
    await page.goto(`${url}/dashboard`);
    await press(page, 'Make admin');
    await expect(page.getByRole('listitem').filter({ hasText: 'kim@example.com' })).toContainText('active, admin');
    await page.getByLabel('New name').fill('Acme Rockets');
    await press(page, 'Rename organization');
    await titled(page, 'Welcome to Acme Rockets');
    await press(page, 'Switch');
    await comesIn(page, 'switch-organization');
  },
  'switch-organization': async (page, url) => {
    await page.goto(`${url}/dashboard`);
    await press(page, 'Switch');
    await titled(page, 'Welcome to Globex');
  },
  'check-without-a-call': async (page, url, project) => {
    await page.goto(`${url}/dashboard`);
    await stayLoggedIn(page, project, 'Globex');
    await press(page, 'Log out');
    await askAndOpen(page, url, 'ada@example.com');
    await page.getByRole('listitem').filter({ hasText: 'Globex' }).getByRole('button').click();
    await titled(page, 'Welcome to Globex');
    await press(page, 'Log out');
    await titled(page, 'You’re logged out');
  },
};

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('each step’s app, installed as its README says and started beside the site, does what the step teaches', async ({
    page,
    start,
    folder,
  }) => {
    test.setTimeout(300_000);
    expect(Object.keys(FEATURES)).toEqual(offeredBy(everydayLogin.id));
    const port = await freePort();
    const url = `http://localhost:${port}`;
    for (const [step, use] of Object.entries(FEATURES)) {
      await test.step(step, async () => {
        const unpacked = await downloadAt(page, guide(step), folder);
        const project = await projectOf(page.request, unpacked, url);
        const app = await startTypeScript(start, unpacked, { PORT: String(port) });
        await app.answers(`${url}/signup`);
        await use(page, url, project);
        await app.end('SIGTERM');
        expect(app.output()).not.toMatch(/Error:|secret-test-|token=/);
      });
    }
  });
});

test('the app in Python, downloaded and started beside the site, does what the guide says', async ({
  page,
  start,
  folder,
}) => {
  test.skip(!hasFlask(), 'This machine has no Flask.');
  test.slow();
  await page.goto(guide(LAST));
  const unpacked = await downloadApp(page, '/guides/everyday-login/flask.zip', folder);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const project = await projectOf(page.request, unpacked, url);
  const app = startFlask(start, unpacked, { PORT: String(port) });
  await app.answers(`${url}/signup`);
  expect(app.output()).toContain(`Your app is on ${url}/signup`);

  await test.step('an admin invites a colleague, who accepts', async () => {
    await inviteColleague(page, url);
    await press(page, 'Log out');
  });

  await test.step('she comes back with Google, and gives the colleague a role', async () => {
    await continueWithGoogle(page, url, 'Acme');
    await press(page, 'Make admin');
    await expect(page.getByRole('listitem').filter({ hasText: 'kim@example.com' })).toContainText('active, admin');
    await page.getByLabel('New name').fill('Acme Rockets');
    await press(page, 'Rename organization');
    await titled(page, 'Welcome to Acme Rockets');
  });

  await test.step('while Stytch is down, she stays logged in', async () => {
    await stayLoggedIn(page, project, 'Acme Rockets');
  });

  await test.step('her organization asks for a second factor', async () => {
    await press(page, 'Log out');
    await requireSecondFactor(project, 'Acme Rockets');
    await askAndOpen(page, url, 'ada@example.com');
    await page.getByRole('listitem').filter({ hasText: 'Globex' }).getByRole('button').click();
    await titled(page, 'Welcome to Globex');
    await press(page, 'Switch');
    await setUpAuthenticator(page);
    await titled(page, 'Welcome to Acme Rockets');
  });

  await test.step('she switches back to the other one', async () => {
    await press(page, 'Switch');
    await titled(page, 'Welcome to Globex');
    await press(page, 'Log out');
  });

  await test.step('a company’s own provider logs its users in', async () => {
    await connectProvider(project);
    await findProvider(page, url);
    await page.getByRole('link', { name: 'Continue with Globex login' }).click();
    await page.getByRole('button', { name: /^Grace/ }).click();
    await titled(page, 'Welcome to Globex');
    await expect(page.getByText('You’re logged in as grace@example.com.')).toBeVisible();
  });
  expect(app.output()).not.toMatch(/Traceback|Error:|secret-test-|token=/);
  await page.goto('about:blank');
});
