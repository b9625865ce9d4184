import { join, resolve } from 'node:path';
import { test as base, type OwnServer } from '../own-server.ts';
import { freePort } from '../processes.ts';

/** Keeps what readers hold on a public site. */
export const APP_SECRET = 'a secret for tests, of enough characters';

export { expect } from '../own-server.ts';

/** A project of the provider, with the names of its SDK. */
export interface LiveProject {
  project_id: string;
  secret: string;
  passwordless: { api_key: string; api_secret: string };
}

/** A second sandbox process that plays the real provider. The site knows only its address. */
export interface LiveProvider {
  url: string;
  makeProject(): Promise<LiveProject>;
  /** Registers a redirect URL in a project. */
  register(project: LiveProject, redirectUrl: string): Promise<void>;
  /** Returns the link in the newest email to an address. */
  linkTo(project: LiveProject, address: string): Promise<string>;
  messages(project: LiveProject): Promise<{ to: string; link: string; token: string }[]>;
  /** Returns the calls that the provider received for a project. */
  calls(project: LiveProject): Promise<{ operation: string | null; path: string; request: { body: string } }[]>;
}

interface Fixtures {
  provider: LiveProvider;
  /** Starts the site with this provider for live calls. `project` is the host's own. */
  startLive: (options?: { project?: LiveProject; env?: Record<string, string>; port?: number }) => Promise<OwnServer>;
}

export const test = base.extend<Fixtures>({
  provider: async ({ folder, start }, use) => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const env = { PORT: String(port), SITE_URL: url, DATA_DIR: join(folder, 'provider') };
    const sandbox = start([process.execPath, 'scripts/sandbox.ts'], { cwd: checkout, env });
    await sandbox.answers(`${url}/_sandbox/openapi.json`);
    await use(providerAt(url));
  },
  startLive: async ({ provider, startServer }, use) => {
    await use(async ({ project, env, port: given } = {}) => {
      const port = given ?? (await freePort());
      const server = await startServer({
        port,
        env: {
          STYTCH_API_URL: provider.url,
          PASSWORDLESS_API_URL: `${provider.url}/passwordless`,
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
    async register(project, redirectUrl) {
      await ask('POST', '/redirect_urls', project, { url: redirectUrl, types: ['DISCOVERY'] });
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
