import { expect, onTestFinished, test } from 'vitest';
import { quietLog } from '../../lib/log/log.ts';
import { toNodeListener } from '../../lib/sandbox/core/http/node-listener.ts';
import { createSandbox } from '../../lib/sandbox/index.ts';
import { openTestDatabase } from '../../lib/store/testing/database.ts';
import { GET as open, POST as enter } from '../../pages/authenticate.ts';
import { GET as dashboard } from '../../pages/dashboard.ts';
import { POST as logout } from '../../pages/logout.ts';
import { POST as requestMagicLink } from '../../pages/request_magic_link.ts';
import { browserOn, listening, startSite } from '../testing/site.ts';

const SITE_URL = 'https://learn.example';
const LIVE_ACCESS_CODE = 'open sesame now';

/** A second sandbox plays the real provider. */
async function startProvider() {
  const { url, answer } = await listening();
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  const sandbox = createSandbox({
    db,
    siteUrl: url,
    redirectHosts: ['learn.example'],
    projectsPerAddress: 9,
    log: quietLog,
  });
  answer(toNodeListener(sandbox.handle, quietLog));
  const body = JSON.stringify({ redirect_urls: [{ url: `${SITE_URL}/authenticate`, types: ['DISCOVERY'] }] });
  const made = await fetch(`${url}/_sandbox/projects`, { method: 'POST', body });
  const { project_id, secret } = (await made.json()) as { project_id: string; secret: string };
  const headers = { authorization: `Basic ${btoa(`${project_id}:${secret}`)}` };
  const mailsTo = async (address: string) => {
    const response = await fetch(`${url}/_sandbox/messages?to=${encodeURIComponent(address)}`, { headers });
    return ((await response.json()) as { messages: { token: string }[] }).messages;
  };
  return { url, project_id, secret, mailsTo };
}

/** A public site that shares its project with anyone who enters the code. */
async function start() {
  const provider = await startProvider();
  const site = await startSite({
    SITE_URL,
    LIVE_ACCESS_CODE,
    STYTCH_API_URL: provider.url,
    STYTCH_PROJECT_ID: provider.project_id,
    STYTCH_SECRET: provider.secret,
  });
  const holder = browserOn(site);
  const code = JSON.stringify({ guide: 'stytch-b2b', mode: 'host', code: LIVE_ACCESS_CODE });
  expect((await holder('connection/choose', { body: code })).status).toBe(200);
  /** Requests a mail as the reader who entered the code, and returns the path its link opens. */
  const linkTo = async (email: string) => {
    expect((await holder(requestMagicLink, { body: new URLSearchParams({ email }) })).status).toBe(303);
    const [mail] = await provider.mailsTo(email);
    return `/authenticate?stytch_token_type=discovery&token=${mail?.token}`;
  };
  return { provider, site, holder, linkTo };
}

type Browser = ReturnType<typeof browserOn>;

/** Goes from the link to the dashboard, as a user without an organization. */
async function logInWith(browser: Browser, link: string): Promise<string> {
  expect((await browser(open, { method: 'GET', path: link })).headers.get('location')).toBe('/authenticate');
  const choices = await browser(open, { method: 'GET', path: '/authenticate' });
  expect(await choices.text()).toContain('Choose an organization');
  const name = new URLSearchParams({ organization_name: 'Bob’s' });
  const entered = await browser(enter, { path: '/authenticate', body: name });
  expect(entered.headers.get('location')).toBe('/dashboard');
  return await (await browser(dashboard, { method: 'GET', path: '/dashboard' })).text();
}

const modeOf = async (browser: Browser) => {
  const { guides } = (await (await browser('connection', { method: 'GET' })).json()) as { guides: { mode: string }[] };
  return guides[0]?.mode;
};

test('the link of a real mail logs a user in and out in another browser, too', async () => {
  const { site, linkTo } = await start();
  const phone = browserOn(site);
  expect(await logInWith(phone, await linkTo('bob@acme.dev'))).toContain('You’re logged in as bob@acme.dev');
  expect(await (await phone(logout, { path: '/logout' })).text()).toContain('You’re logged out');
  expect(await (await phone(dashboard, { method: 'GET', path: '/dashboard' })).text()).toContain(
    'You aren’t logged in',
  );
});

test('following a link gives no access to the host’s project beyond that login', async () => {
  const { provider, site, linkTo } = await start();
  const bob = browserOn(site);
  await logInWith(bob, await linkTo('bob@acme.dev'));
  expect(await modeOf(bob)).toBe('sandbox');
  // The sandbox answers everything that isn't part of that login.
  const email = new URLSearchParams({ email: 'victim@corp.dev' });
  expect((await bob(requestMagicLink, { body: email })).status).toBe(303);
  expect(await provider.mailsTo('victim@corp.dev')).toEqual([]);
  const input = { name: 'Evil', slug: 'evil-org', email: 'bob@acme.dev' };
  const ran = await bob('run', { body: JSON.stringify({ guide: 'stytch-b2b', step: 'set-up', input }) });
  expect(await ran.json()).toMatchObject({ result: { mode: 'sandbox' } });
  expect(await modeOf(bob)).toBe('sandbox');
});

test('a login in the sandbox stays there, even in a browser that has logged in to the host’s project', async () => {
  const { site, linkTo } = await start();
  const bob = browserOn(site);
  await bob(open, { method: 'GET', path: await linkTo('bob@acme.dev') });
  await bob(requestMagicLink, { body: new URLSearchParams({ email: 'carol@example.com' }) });
  const { messages } = (await (await bob('inbox', { method: 'GET' })).json()) as { messages: { link: string }[] };
  const { pathname, search } = new URL(messages[0]?.link ?? '');
  const followed = await fetch(site.url + pathname + search, { redirect: 'manual' });
  const link = new URL(followed.headers.get('location') ?? '');
  expect(await logInWith(bob, link.pathname + link.search)).toContain('You’re logged in as carol@example.com');
});

test('the reader who entered the code logs in to the host’s project', async () => {
  const { holder, linkTo } = await start();
  expect(await logInWith(holder, await linkTo('ada@acme.dev'))).toContain('You’re logged in as ada@acme.dev');
  expect(await modeOf(holder)).toBe('host');
});

test('a browser without the code can try only so many links on the host’s project', async () => {
  const { site, linkTo } = await start();
  const link = await linkTo('bob@acme.dev');
  const tries = [];
  for (let i = 0; i < 31; i++)
    tries.push(
      await browserOn(site)(open, { method: 'GET', path: link.replace(/token=.*/, `token=${'A'.repeat(44)}`) }),
    );
  expect(tries.map(({ status }) => status)).toEqual([...Array.from({ length: 30 }, () => 403), 429]);
  expect(Number(tries.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
  // The limit is the network's.
  const phone = browserOn(site);
  const opened = await phone(open, { method: 'GET', path: link, from: '203.0.113.9' });
  expect(opened.headers.get('location')).toBe('/authenticate');
});

test('a HEAD request doesn’t use up a link', async () => {
  const { site, linkTo } = await start();
  const link = await linkTo('bob@acme.dev');
  expect((await browserOn(site)(open, { method: 'HEAD', path: link })).status).toBe(200);
  expect(await logInWith(browserOn(site), link)).toContain('You’re logged in as bob@acme.dev');
});

test('the access code can’t be guessed from many networks', async () => {
  const { site } = await start();
  const guess = async (from: string, code: string) =>
    await browserOn(site)('connection/choose', {
      from,
      body: JSON.stringify({ guide: 'stytch-b2b', mode: 'host', code }),
    });
  const statuses = await Promise.all(
    Array.from({ length: 110 }, async (_, i) => (await guess(`198.51.100.${i}`, 'a wrong guess')).status),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(100);
  expect((await guess('198.51.100.200', LIVE_ACCESS_CODE)).status).toBe(429);
});
