import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { APIContext, APIRoute } from 'astro';
import { readSettings } from '../lib/config/settings.ts';
import { POST as begin } from '../pages/api/lab/ceremony/index.ts';
import { POST as check } from '../pages/api/lab/connection/check.ts';
import { POST as prepare } from '../pages/api/lab/prepare.ts';
import { POST as reveal } from '../pages/api/lab/project.ts';
import { POST as run } from '../pages/api/lab/run.ts';
import { POST as startOver } from '../pages/api/lab/start-over.ts';
import { POST as createToken } from '../pages/create-token.ts';
import { POST as requestMagicLink } from '../pages/request_magic_link.ts';
import { compose } from './compose.ts';
import { createListener } from './listener.ts';

/** The whole site without its built pages, and readers who press something on it. */
async function start(settings: Record<string, string>) {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'first-login-'));
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const PORT = String((server.address() as AddressInfo).port);
  const SITE_URL = `http://localhost:${PORT}`;
  const site = await compose(readSettings({ SITE_URL, PORT, DATA_DIR, LOG_LEVEL: 'silent', ...settings }));
  server.on(
    'request',
    createListener(site, new Map(), async (_, response) => void response.end('a page')),
  );
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await site.close();
    rmSync(DATA_DIR, { recursive: true });
  });
  const press = async (from: string, route: APIRoute, body: BodyInit = '{}', cookie = '') => {
    const request = new Request(SITE_URL, { method: 'POST', body, headers: { cookie } });
    return await route({ request, locals: { lab: site.lab.from(from) } } as APIContext);
  };
  return { press, url: `http://127.0.0.1:${PORT}` };
}

const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0];

const place = JSON.stringify({ guide: 'stytch-b2b', step: 'set-up' });
const passkey = JSON.stringify({ guide: 'passwordless', step: 'see-it-happen' });

test('one network gets so many sandbox projects on the bench, and whoever has one keeps it', async () => {
  const { press } = await start({ SANDBOX_PROJECTS_PER_ADDRESS: '2' });
  const first = await press('203.0.113.1', reveal);
  expect([first.status, (await press('203.0.113.1', reveal)).status]).toEqual([200, 200]);

  const refused = await press('203.0.113.1', reveal);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(23 * 60 * 60);
  expect(await refused.json()).toEqual({
    error: expect.stringMatching(/^Too many sandbox projects .*Try again in 24/),
  });

  expect((await press('203.0.113.2', reveal)).status).toBe(200);
  expect((await press('203.0.113.1', reveal, '{}', cookieOf(first))).status).toBe(200);
});

test.each<[string, APIRoute, BodyInit]>([
  ['a run', run, place],
  ['a preparation', prepare, JSON.stringify({ guide: 'stytch-b2b', step: 'choose' })],
  ['a ceremony', begin, passkey],
  ['a check', check, place],
  ['starting over', startOver, '{}'],
  ['the plain app', requestMagicLink, new URLSearchParams({ email: 'ada@example.com' })],
  ['the passkey app', createToken, '{"alias":"ada"}'],
])('%s that would make one more is refused with the reason', async (_, route, body) => {
  const { press } = await start({ SANDBOX_PROJECTS_PER_ADDRESS: '1' });
  await press('203.0.113.1', reveal);
  const refused = await press('203.0.113.1', route, body);
  expect(refused.status).toBe(429);
  expect(await refused.text()).toMatch(/Too many sandbox projects were made from your network today/);
});

test('on this machine nobody is counted', async () => {
  const { press } = await start({ SANDBOX_PROJECTS_PER_ADDRESS: '1' });
  for (let i = 0; i < 3; i++) expect((await press('127.0.0.1', reveal)).status).toBe(200);
});

test('on a public site all who come by a proxy that nobody has named are one, and its readers’ projects are theirs', async () => {
  const { press, url } = await start({ SANDBOX_PROJECTS_PER_ADDRESS: '1', SITE_URL: 'https://learn.example' });
  expect([(await press('127.0.0.1', reveal)).status, (await press('127.0.0.1', reveal)).status]).toEqual([200, 429]);
  // The site makes them from loopback, too, and more than one.
  expect((await press('203.0.113.1', reveal)).status).toBe(200);
  const make = async () => (await fetch(`${url}/_sandbox/projects`, { method: 'POST' })).status;
  expect([await make(), await make()]).toEqual([201, 429]);
});
