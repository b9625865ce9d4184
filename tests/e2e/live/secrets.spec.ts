import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { askForLink, createOrganization } from './guide.ts';
import { expect, test, type LiveProject, type LiveProvider } from './provider.ts';

/** Returns all files that the site has stored, as text: the database, its log, and any others. */
const storedIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

const OPENS = /(token|jwt)$/;

/** Returns every token in a provider's response. */
function tokensIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    if (OPENS.test(key) && value) return [value];
    return /^(\{|\[[[{"])/.test(value) ? tokensIn(JSON.parse(value)) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => tokensIn(item, name));
}

/** Goes through the guide from an email to a session, and through the plain app once. @returns every token seen */
async function useEverything(
  page: Page,
  url: string,
  provider: LiveProvider,
  project: LiveProject,
  address: string,
): Promise<string[]> {
  const results: unknown[] = [];
  const run = async (step: string, input = {}, action?: string, guide = 'stytch-b2b') => {
    const response = await page.request.post(`${url}/api/bench/run`, {
      headers: { origin: url },
      data: { guide, step, action, input },
    });
    results.push(await response.json());
  };
  await createOrganization(page, url, `acme-${address.split('@')[0]}`, address);
  await askForLink(page, url, address);
  await page.goto(await provider.linkTo(project, address));
  await run('discover');
  const { state } = await (await page.request.get(`${url}/api/bench/state?guide=stytch-b2b&step=choose`)).json();
  results.push(state);
  await run('choose', { organization_id: state.choices[0].value }, 'exchange');
  await run('logged-in-and-out', {}, 'authenticate');
  await run('discover', {}, 'open-twice');
  await run('create-a-token', { alias: 'ada' }, 'create', 'passwordless');
  const form = { email: address };
  await page.request.post(`${url}/request_magic_link`, { headers: { origin: url }, form });
  await page.goto(await provider.linkTo(project, address));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(`${url}/dashboard`);
  results.push(await provider.messages(project));
  return [...new Set(tokensIn(results))].filter((token) => token.length > 8);
}

/** Returns what anyone can read: pages, and the API's responses to a stranger. */
async function answered(request: APIRequestContext, url: string): Promise<string> {
  const paths = [
    '/',
    '/preflight/',
    '/inbox/',
    '/sandbox/',
    '/guides/stytch-b2b/discover/',
    '/authenticate',
    '/dashboard',
  ];
  const answers = ['/api/bench/connection', '/api/bench/state?guide=stytch-b2b&step=discover', '/api/bench/inbox'];
  const texts = [...paths, ...answers].map(async (path) => (await request.get(url + path)).text());
  return (await Promise.all(texts)).join('\n');
}

for (const mode of ['host', 'reader'] as const) {
  test(`no secret and no live token is logged, stored or shown to others: ${mode} mode`, async ({
    page,
    playwright,
    provider,
    startLive,
    folder,
  }) => {
    test.setTimeout(60_000);
    const project = await provider.makeProject();
    const env = { LOG_LEVEL: 'debug' };
    const server = await startLive(mode === 'host' ? { project, env } : { env });
    const { url } = server;
    if (mode === 'reader') {
      await provider.register(project, `${url}/authenticate`);
      const data = { guide: 'stytch-b2b', id: project.project_id, secret: project.secret };
      await page.goto(url);
      await page.request.post(`${url}/api/bench/connection/keep`, { headers: { origin: url }, data });
      const { api_key: id, api_secret: secret } = project.passwordless;
      const passkeys = { guide: 'passwordless', id, secret };
      await page.request.post(`${url}/api/bench/connection/keep`, { headers: { origin: url }, data: passkeys });
    }
    const tokens = await useEverything(page, url, provider, project, 'ada@lovelace.dev');
    expect(tokens.length).toBeGreaterThan(4);
    expect(tokens.filter((token) => token.startsWith('register_'))).toHaveLength(1);

    const stranger = await playwright.request.newContext();
    const html = (await answered(stranger, url)) + (await (await page.request.get(`${url}/inbox/`)).text());
    const stored = storedIn(join(folder, 'data'));
    await stranger.dispose();
    expect(await server.stop()).toBe(0);

    const basic = Buffer.from(`${project.project_id}:${project.secret}`).toString('base64');
    const all = [...tokens, project.secret, basic, project.passwordless.api_secret];
    // Text that isn't secret is stored as it is, so this really is the store.
    expect(stored).toContain('magic_link_token');
    // The reader's email address is stored sealed, too.
    expect([...all, 'ada@lovelace.dev'].filter((secret) => stored.includes(secret))).toEqual([]);
    expect(all.filter((secret) => html.includes(secret))).toEqual([]);
    expect([...all, 'ada@lovelace.dev'].filter((secret) => server.output().includes(secret))).toEqual([]);
  });
}
