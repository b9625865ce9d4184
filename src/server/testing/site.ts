import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIContext, APIRoute } from 'astro';
import { onTestFinished } from 'vitest';
import { readSettings } from '../../lib/config/settings.ts';
import { compose } from '../start-up/compose.ts';
import { ALL as benchApi } from '../../pages/api/bench/[...path].ts';
import { createListener } from '../http/listener.ts';

/** Starts a server that listens until the test ends. Its `answer` sets the listener. */
export async function listening(): Promise<{ port: number; url: string; answer: (listener: RequestListener) => void }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://localhost:${port}`, answer: (listener) => void server.on('request', listener) };
}

/** A browser's request to a route of the site. */
interface Press {
  from?: string;
  path?: string;
  method?: 'GET' | 'HEAD' | 'POST';
  body?: BodyInit;
  cookie?: string;
  /** The body's content type, where it isn't the one that `Request` gives it. */
  type?: string;
  /** Parameters that Astro reads from the path. */
  params?: Record<string, string>;
}

/** Starts the whole site without its built pages. Its routes are called as Astro calls them. */
export async function startSite(settings: Record<string, string>) {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'first-login-'));
  const { port, url, answer } = await listening();
  const APP_SECRET = 'a secret for tests, of enough characters';
  const defaults = { SITE_URL: url, PORT: String(port), DATA_DIR, LOG_LEVEL: 'silent', APP_SECRET };
  const site = await compose(readSettings({ ...defaults, ...settings }));
  answer(createListener(site, new Map(), async (_, response) => void response.end('a page')));
  onTestFinished(async () => {
    await site.close();
    rmSync(DATA_DIR, { recursive: true });
  });
  /** @param route what Astro would call, or an address below `/api/bench/` */
  const press = async (route: APIRoute | string, options: Press = {}): Promise<Response> => {
    if (typeof route === 'string')
      return await press(benchApi, { path: `/api/bench/${route}`, type: 'application/json', ...options });
    const { from = '203.0.113.1', path = '/', method = 'POST', body = '{}', cookie = '', params = {}, type } = options;
    const headers = { cookie, ...(type && { 'content-type': type }) };
    const init = { method, headers, ...(method === 'POST' && { body }) };
    const request = new Request(site.settings.SITE_URL + path, init);
    return await route({ request, params, locals: { bench: site.bench.from(from) } } as APIContext);
  };
  return {
    press,
    url,
    site,
    /** Returns the number of stored readers. */
    readers: async (): Promise<number> => {
      const count = site.database.selectFrom('bench_readers').select(({ fn }) => fn.countAll<number>().as('n'));
      return (await count.executeTakeFirstOrThrow()).n;
    },
    /** Marks the database as full. */
    fill: async (): Promise<void> => {
      await site.database.updateTable('store_state').set({ is_full: 1 }).execute();
    },
    /** Makes all sandbox projects expire, as after an unused day. */
    expireProjects: async (): Promise<void> => {
      await site.database.updateTable('bench_projects').set({ expires_at: 0 }).execute();
    },
  };
}

/** A browser that keeps its cookies. */
export function browserOn({ press }: Pick<Awaited<ReturnType<typeof startSite>>, 'press'>) {
  const cookies = new Map<string, string>();
  return async (route: APIRoute | string, options: Omit<Press, 'cookie'> = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await press(route, { ...options, cookie });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  };
}
