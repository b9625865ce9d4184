import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { findTestBrowser } from '../../scripts/lib/chromium.mjs';
import { expect, test } from './own-server.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'docs/testing-with-the-sandbox.md'), 'utf8');
const blockWith = (text: string) =>
  [...GUIDE.matchAll(/```ts\n([\s\S]*?)```/g)].find(([, code]) => code?.includes(text))?.[1] ?? '';

interface Project {
  project_id: string;
  secret: string;
}

/** Serves an app as small as a login by email can be: a form, and the page that the link opens. */
async function serveApp(sandbox: string, project: () => Project) {
  const call = async (path: string, body: object) => {
    const { project_id, secret } = project();
    const authorization = `Basic ${btoa(`${project_id}:${secret}`)}`;
    const options = { method: 'POST', headers: { authorization }, body: JSON.stringify(body) };
    return (await fetch(`${sandbox}/v1/b2b/magic_links/${path}`, options)).json();
  };
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    response.setHeader('content-type', 'text/html');
    if (pathname === '/send') {
      await call('email/discovery/send', { email_address: searchParams.get('email') });
      return response.end('Look into your inbox.');
    }
    if (pathname === '/authenticate') {
      const discovered = await call('discovery/authenticate', {
        discovery_magic_links_token: searchParams.get('token'),
      });
      return response.end(`Logged in as ${discovered.email_address}`);
    }
    return response.end('<form action="/send"><label>Email <input name="email"></label><button>Log in</button></form>');
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return { app: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

test('the test of the guide logs in with Playwright through the inbox', async ({
  request,
  baseURL: site = '',
  folder,
  start,
}) => {
  let project: Project = { project_id: '', secret: '' };
  const { app, close } = await serveApp(site, () => project);
  const data = { redirect_urls: [`${app}/authenticate`] };
  project = await (await request.post(`${site}/_sandbox/projects`, { data })).json();
  const use = { baseURL: app, launchOptions: { executablePath: findTestBrowser() } };
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'playwright.config.ts'), `export default ${JSON.stringify({ testDir: '.', use })}`);
  writeFileSync(join(folder, 'sandbox.ts'), blockWith('export async function waitForMessage'));
  writeFileSync(join(folder, 'login.spec.ts'), blockWith("from '@playwright/test'"));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const env = { SANDBOX_URL: site, STYTCH_PROJECT_ID: project.project_id, STYTCH_SECRET: project.secret };
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const run = start([process.execPath, cli, 'test', '--reporter=line'], { cwd: folder, env });
  const code = await run.ended;
  expect([code, run.output()]).toEqual([0, expect.stringContaining('1 passed')]);
  close();
});
