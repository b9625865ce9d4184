import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSettings } from '../../lib/config/settings.ts';
import { compose } from '../start-up/compose.ts';
import { createListener } from './listener.ts';

/** The whole site with these settings, without its built pages. @returns its address */
async function start(settings: Record<string, string>): Promise<string> {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'first-login-'));
  const site = await compose(readSettings({ ...settings, DATA_DIR, LOG_LEVEL: 'silent' }));
  const server = createServer(createListener(site, new Map(), async (_, response) => void response.end('a page')));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await site.close();
    rmSync(DATA_DIR, { recursive: true });
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const makeProject = async (url: string, from: string) =>
  (await fetch(`${url}/_sandbox/projects`, { method: 'POST', headers: { 'x-forwarded-for': from } })).status;

test('behind a trusted proxy, each client has its own limit of sandbox projects', async () => {
  const url = await start({ SANDBOX_PROJECTS_PER_ADDRESS: '1', TRUSTED_PROXIES: '127.0.0.1' });
  expect(await makeProject(url, '203.0.113.1')).toBe(201);
  expect(await makeProject(url, '203.0.113.1')).toBe(429);
  expect(await makeProject(url, '203.0.113.2')).toBe(201);
});

test('an untrusted proxy cannot name another client', async () => {
  const url = await start({ SANDBOX_PROJECTS_PER_ADDRESS: '1' });
  // Loopback doesn't count, whatever the header says.
  expect([await makeProject(url, '203.0.113.1'), await makeProject(url, '203.0.113.1')]).toEqual([201, 201]);
});

test('a base URL that ends in a slash reaches the sandbox; other double slashes are no page', async () => {
  const url = await start({});
  const text = async (path: string) => (await fetch(url + path)).text();
  expect(await text('//v1/b2b/organizations/globex')).toContain('"error_type"');
  expect(await text('//guides/')).toBe('There is no page at this address.');
});
