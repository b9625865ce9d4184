import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, type OwnServer } from '../own-server.ts';
import { freePort, launch } from '../processes.ts';

/** Encrypts what readers hold. A public site requires it. */
export const APP_SECRET = 'a secret for tests, of enough characters';

export { expect } from '../own-server.ts';

/** A project of the provider, with the names of its SDK. */
export interface LiveProject {
  project_id: string;
  secret: string;
  public_token: string;
  passwordless: { api_key: string; api_secret: string };
}

/**
 * A second sandbox process that plays the real provider. The site knows only its address. Tests of one worker share it,
 * each with projects of its own.
 */
export interface LiveProvider {
  url: string;
  makeProject(): Promise<LiveProject>;
  /** Registers a redirect URL in a project. @param types only for login emails if left out */
  register(project: LiveProject, redirectUrl: string, types?: string[]): Promise<void>;
  /** Returns the link in the newest email to an address. */
  linkTo(project: LiveProject, address: string): Promise<string>;
  messages(project: LiveProject): Promise<{ to: string; link: string; token: string }[]>;
  /** Returns the calls that the provider received for a project. */
  calls(project: LiveProject): Promise<{ operation: string | null; path: string; request: { body: string } }[]>;
}

interface WorkerFixtures {
  provider: LiveProvider;
  /** A site without a project of its host. Tests of one worker share it; each is a reader of its own. */
  site: { url: string };
}

interface Fixtures {
  /** Starts the site with this provider for live calls. `project` is the host's own. */
  startLive: (options?: { project?: LiveProject; env?: Record<string, string>; port?: number }) => Promise<OwnServer>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  provider: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter to see which fixtures are used
    async ({}, use) => {
      const { url, end } = await startProgram('scripts/sandbox.ts', '/_sandbox/openapi.json');
      await use(providerAt(url));
      await end();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  site: [
    async ({ provider }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
      const env = { ...addressesOf(provider), ...UNREACHED, DATA_DIR: folder };
      const { url, end } = await startProgram('src/server.ts', '/healthz', env);
      await use({ url });
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  startLive: async ({ provider, startServer }, use) => {
    await use(async ({ project, env, port: wantedPort } = {}) => {
      const port = wantedPort ?? (await freePort());
      const server = await startServer({
        port,
        env: {
          ...addressesOf(provider),
          ...(project && {
            STYTCH_PROJECT_ID: project.project_id,
            STYTCH_SECRET: project.secret,
            PASSWORDLESS_API_KEY: project.passwordless.api_key,
            PASSWORDLESS_API_SECRET: project.passwordless.api_secret,
          }),
          ...env,
        },
      });
      if (project) await provider.register(project, `${server.url}/authenticate`);
      return server;
    });
  },
});

const checkout = resolve(import.meta.dirname, '../../..');

const addressesOf = ({ url }: LiveProvider) => ({
  STYTCH_API_URL: url,
  PASSWORDLESS_API_URL: `${url}/passwordless`,
});

/** Email limits that tests would reach together, because they share a site. */
const UNREACHED = Object.fromEntries(
  ['LIVE_SENDS_PER_READER', 'LIVE_SENDS_PER_ADDRESS', 'LIVE_SENDS_PER_RECIPIENT'].map((name) => [name, '1000']),
);

/** Starts one of our programs on a free port and waits until this path answers. */
async function startProgram(file: string, path: string, env: Record<string, string> = {}) {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const program = launch([process.execPath, file], { cwd: checkout, env: { PORT: port, SITE_URL: url, ...env } });
  await program.answers(url + path);
  return { url, end: () => program.end('SIGTERM') };
}

function providerAt(url: string): LiveProvider {
  const ask = async <T>(method: string, path: string, project?: LiveProject, body?: object): Promise<T> => {
    const headers = {
      'Content-Type': 'application/json',
      ...(project && { Authorization: `Basic ${btoa(`${project.project_id}:${project.secret}`)}` }),
    };
    const response = await fetch(`${url}/_sandbox${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const messages: LiveProvider['messages'] = async (project) =>
    (await ask<{ messages: { to: string; link: string; token: string }[] }>('GET', '/messages', project)).messages;
  return {
    url,
    makeProject: () => ask('POST', '/projects', undefined, {}),
    async register(project, redirectUrl, types = ['DISCOVERY']) {
      await ask('POST', '/redirect_urls', project, { url: redirectUrl, types });
    },
    messages,
    async linkTo(project, address) {
      const mail = (await messages(project)).find(({ to }) => to === address);
      if (!mail) throw new Error(`No mail to ${address}.`);
      return mail.link;
    },
    calls: async (project) => (await ask<{ calls: never[] }>('GET', '/calls', project)).calls,
  };
}
