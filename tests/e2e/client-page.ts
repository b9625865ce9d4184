import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, type Page } from '@playwright/test';
import type { Client, Config, ProblemDetails } from '@passwordlessdev/passwordless-client';
import { basic } from './fixtures.ts';
import { freePort, launch } from './processes.ts';

export { expect } from '@playwright/test';

const checkout = resolve(import.meta.dirname, '../..');
/** The package's file, as npm installed it. */
const official = fileURLToPath(import.meta.resolve('@passwordlessdev/passwordless-client'));

/** A page that exposes the module to tests and has the field that autofill needs. */
const html = `<!doctype html><html lang="en"><title>Another app's page</title><link rel="icon" href="data:,">
<input autocomplete="username webauthn">
<script type="module">import * as passwordless from '/client.mjs'; Object.assign(window, { passwordless });</script></html>`;

/** The globals of that page: the module, and what a test keeps there between two calls. */
interface InPage {
  passwordless: typeof import('@passwordlessdev/passwordless-client');
  waiting: { client: Client; answer: Promise<Answer>; asked: boolean };
}

/** The result of every method of the client. */
export type Answer = { token?: string; error?: ProblemDetails & { errors?: object; credentialId?: string } };

type Method =
  'register' | 'signinWithId' | 'signinWithAlias' | 'signinWithAutofill' | 'signinWithDiscoverable' | 'stepup';
type Arguments<M extends Method> = Parameters<Client[M]>;

/** A sandbox project, used as the owner of an account would. */
export type Project = Awaited<ReturnType<typeof newProject>>;

async function newProject(sandbox: string) {
  const made = await fetch(`${sandbox}/_sandbox/projects`, { method: 'POST' });
  const project = (await made.json()) as {
    project_id: string;
    secret: string;
    passwordless: { api_url: string; api_key: string; api_secret: string };
  };
  const { api_url, api_key, api_secret } = project.passwordless;
  const ask = async (url: string, headers: Record<string, string>, body?: object) => {
    const answer = await fetch(url, {
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
  };
  /** Calls the API as the page's own server would. */
  const post = (path: string, body: object) => ask(api_url + path, { ApiSecret: api_secret }, body);
  const control = (path: string, body?: object) =>
    ask(`${sandbox}/_sandbox/${path}`, { authorization: basic(project) }, body);
  return {
    config: { apiUrl: api_url, apiKey: api_key },
    secret: api_secret,
    post,
    control,
    registerToken: async (more: object = {}): Promise<string> =>
      (await post('/register/token', { userId: 'u1', username: 'ann', ...more })).body.token,
    verify: async ({ token, error }: Answer) => {
      if (!token) throw new Error(`no token: ${JSON.stringify(error)}`);
      return (await post('/signin/verify', { token })).body;
    },
    fault: (operation: string, effect: object) =>
      control('faults', { operation: `passwordless.${operation}`, times: 1, ...effect }),
  };
}

interface Fixtures {
  project: Project;
  /** Opens the page under this host name. */
  open: (host?: string) => Promise<void>;
  /** Calls one method of a new client in the page. */
  call: <M extends Method>(config: Partial<Config>, method: M, ...args: Arguments<M>) => Promise<Answer>;
}

/**
 * The sandbox alone, as `npm run sandbox` starts it, and a page of another origin with the unmodified browser client.
 * The client writes every error to the console; only a script that throws fails a test.
 */
export const test = base.extend<Fixtures, { sandbox: string; origin: (host: string) => string }>({
  sandbox: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads off it that no other fixture is wanted
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'first-login-sandbox-'));
      const port = String(await freePort());
      const env = { PORT: port, DATA_DIR: folder, SANDBOX_PROJECTS_PER_ADDRESS: '1000' };
      const alone = launch([process.execPath, 'scripts/sandbox.ts'], { cwd: checkout, env });
      const url = `http://localhost:${port}`;
      await alone.answers(`${url}/_sandbox/openapi.json`);
      await use(url);
      await alone.end('SIGTERM');
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  origin: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const site = createServer(({ url }, answer) => {
        const script = url === '/client.mjs';
        answer.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
        answer.end(script ? readFileSync(official) : html);
      });
      await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
      const { port } = site.address() as AddressInfo;
      await use((host) => `http://${host}:${port}`);
      site.closeAllConnections();
      site.close();
    },
    { scope: 'worker' },
  ],
  project: async ({ sandbox }, use) => use(await newProject(sandbox)),
  open: async ({ page, origin }, use) => {
    const thrown: Error[] = [];
    page.on('pageerror', (error) => thrown.push(error));
    await use(async (host = 'localhost') => {
      await page.goto(`${origin(host)}/`);
      await page.waitForFunction(() => 'passwordless' in window);
    });
    if (thrown[0]) throw thrown[0];
  },
  call: async ({ page }, use) => {
    await use((config, method, ...args) =>
      page.evaluate(
        async ([settings, name, values]) => {
          const { passwordless } = window as unknown as InPage;
          const client = new passwordless.Client(settings as Config);
          const run = client[name] as (...all: unknown[]) => Promise<Answer>;
          return await run.apply(client, values);
        },
        [config, method, args] as const,
      ),
    );
  },
});

/** Starts a sign-in that keeps waiting for the user while the test does something else. */
export async function beginWaiting(
  page: Page,
  config: Partial<Config>,
  method: 'signinWithAutofill' | 'signinWithDiscoverable',
) {
  await page.evaluate(
    ([settings, name]) => {
      const { passwordless } = window as unknown as InPage;
      const { credentials } = navigator;
      const get = credentials.get.bind(credentials);
      credentials.get = (options) => {
        (window as unknown as InPage).waiting.asked = true;
        return get(options);
      };
      const client = new passwordless.Client(settings as Config);
      Object.assign(window, { waiting: { client, answer: client[name](), asked: false } });
    },
    [config, method] as const,
  );
  // The client can end an open prompt, but not one that is about to open.
  await page.waitForFunction(() => (window as unknown as InPage).waiting.asked);
}

/** Calls the waiting client once more. @returns the results of both calls */
export const whileWaiting = (page: Page, then: 'abort' | 'signinWithDiscoverable') =>
  page.evaluate(async (name) => {
    const { client, answer } = (window as unknown as InPage).waiting;
    const second = (await client[name]()) as Answer | undefined;
    return { first: await answer, second };
  }, then);
