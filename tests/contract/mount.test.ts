import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../scripts/lib/test-environment.ts';
import { startSandbox } from './harness.ts';

const MOUNT = join(import.meta.dirname, '../../examples/mount');

type Ask = (request: Request) => Promise<Response>;

const INBOX = 'http://localhost:1/inbox/';

/** A sandbox that knows the app, and the variables of the download's `.env`. */
async function start() {
  const port = await freePort();
  const home = `http://localhost:${port}`;
  const sandbox = await startSandbox();
  const url = `${home}/authenticate`;
  await sandbox.control('POST', '/redirect_urls', sandbox.project, { url, types: ['DISCOVERY'] });
  const { project_id, secret } = sandbox.project;
  const variables: Record<string, string> = {
    PORT: String(port),
    APP_URL: '',
    STYTCH_PROJECT_ID: project_id,
    STYTCH_SECRET: secret,
    STYTCH_API_URL: sandbox.url,
    INBOX_URL: INBOX,
  };
  return { ...sandbox, home, variables };
}

/** Logs in as a browser would: with a form, the link in the email, and cookies. */
async function logIn({ home, newestLink }: { home: string; newestLink: () => Promise<string> }, ask: Ask) {
  const cookies = new Map<string, string>();
  const go = async (path: string, form?: Record<string, string>) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { cookie, ...(form && { origin: home }) };
    const body = form && new URLSearchParams(form);
    const answer = await ask(
      new Request(new URL(path, home), {
        method: form ? 'POST' : 'GET',
        headers,
        body: body ?? null,
        redirect: 'manual',
      }),
    );
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  expect((await go('/signup')).status).toBe(200);
  expect((await go('/request_magic_link', { email: 'ada@example.com' })).headers.get('location')).toContain('sent');
  expect(await (await go('/request_magic_link?sent')).text()).toContain(INBOX);
  const opened = await fetch(await newestLink(), { redirect: 'manual' });
  expect((await go(opened.headers.get('location') ?? '')).status).toBe(303);
  expect((await go('/authenticate', { organization_name: 'Lovelace' })).headers.get('location')).toContain(
    '/dashboard',
  );
  const dashboard = await (await go('/dashboard')).text();
  expect(dashboard).toContain('ada@example.com');
}

/** The link in the newest email of a sandbox. */
const linkIn =
  ({ control, project }: Awaited<ReturnType<typeof start>>) =>
  async (): Promise<string> =>
    (await control('GET', '/messages', project)).body.messages[0].link;

test.each(['express.mjs', 'fastify.mjs', 'hono.mjs'])('a user logs in to the app mounted by %s', async (file) => {
  const sandbox = await start();
  const { home, variables } = sandbox;
  const { PATH = '' } = process.env;
  const folder = mkdtempSync(join(tmpdir(), 'first-login-mount-'));
  const settings = join(folder, '.env');
  writeFileSync(
    settings,
    Object.entries(variables)
      .map((pair) => `${pair.join('=')}\n`)
      .join(''),
  );
  const child = spawn(process.execPath, [`--env-file=${settings}`, join(MOUNT, file)], {
    env: { PATH },
    stdio: 'ignore',
  });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });
  await vi.waitFor(() => fetch(`${home}/signup`), { timeout: 15_000, interval: 100 });

  await logIn({ home, newestLink: linkIn(sandbox) }, fetch);
  expect(await (await fetch(home)).text()).toBe('Your own page');
  const headers = { origin: 'http://localhost:1' };
  expect((await fetch(`${home}/logout`, { method: 'POST', headers })).status).toBe(403);
});

test('a user logs in to the app mounted by the route of Next.js', async () => {
  // `next build` loads it, too, where there are no secrets.
  vi.stubEnv('STYTCH_SECRET', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { GET, POST } = await import('../../examples/mount/app/[...path]/route.ts');
  const sandbox = await start();
  const variables = { ...sandbox.variables, APP_URL: sandbox.home };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  const ask: Ask = (request) => (request.method === 'POST' ? POST : GET)(request);
  await logIn({ home: sandbox.home, newestLink: linkIn(sandbox) }, ask);
  expect((await ask(new Request(`${sandbox.home}/elsewhere`))).status).toBe(404);
});
