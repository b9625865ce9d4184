import type { APIRoute } from 'astro';
import { expect, test } from 'vitest';
import { POST as createToken } from '../../pages/create-token.ts';
import { POST as requestMagicLink } from '../../pages/request_magic_link.ts';
import { browserOn, startSite } from '../testing/site.ts';

/** Shows the reader's project, and creates it. */
const reveal = 'project';

test('a network has a limit of new readers, and existing readers keep their project', async () => {
  const site = await startSite({ READERS_PER_ADDRESS: '2' });
  const first = browserOn(site);
  expect([(await first(reveal)).status, (await site.press(reveal)).status]).toEqual([200, 200]);

  const refused = await site.press(reveal);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(23 * 60 * 60);
  expect(await refused.json()).toEqual({
    error: expect.stringMatching(/^Too many new readers .*Try again in 24/),
  });

  expect((await site.press(reveal, { from: '203.0.113.2' })).status).toBe(200);
  expect((await first(reveal)).status).toBe(200);
});

const action = (guide: string, step: string) => JSON.stringify({ guide, step });

const ACTIONS: [string, APIRoute | string, BodyInit][] = [
  ['a run', 'run', action('stytch-b2b', 'set-up')],
  ['a preparation', 'prepare', action('stytch-b2b', 'choose')],
  ['a ceremony', 'ceremony', action('passwordless', 'see-it-happen')],
  ['a check', 'connection/check', action('stytch-b2b', 'set-up')],
  ['starting over', 'start-over', action('stytch-b2b', 'set-up')],
  ['the plain app', requestMagicLink, new URLSearchParams({ email: 'ada@example.com' })],
  ['the passkey app', createToken, '{"alias":"ada"}'],
];

test.each(ACTIONS)(
  '%s of a reader over the limit is blocked with the reason, and no reader is stored',
  async (_, route, body) => {
    const { press, readers } = await startSite({ READERS_PER_ADDRESS: '1' });
    await press(reveal);
    const refused = await press(route, { body });
    expect(refused.status).toBe(429);
    expect(await refused.text()).toMatch(/Too many new readers came from your network today/);
    expect(refused.headers.getSetCookie()).toEqual([]);
    expect(await readers()).toBe(1);
  },
);

test.each(ACTIONS)(
  '%s that would create a project over the limit is blocked with the reason',
  async (_, route, body) => {
    const site = await startSite({ READERS_PER_ADDRESS: '1' });
    const browser = browserOn(site);
    await browser(reveal);
    await site.expireProjects();
    const refused = await browser(route, { body });
    expect(refused.status).toBe(429);
    expect(await refused.text()).toMatch(/Too many sandbox projects were created from your network today/);
  },
);

test('loopback does not count on a site for its own machine', async () => {
  const { press } = await startSite({ READERS_PER_ADDRESS: '1' });
  for (let i = 0; i < 3; i++) expect((await press(reveal, { from: '127.0.0.1' })).status).toBe(200);
});

test('on a public site, readers behind an untrusted proxy count as one, but each gets a project', async () => {
  const { press, url } = await startSite({
    READERS_PER_ADDRESS: '1',
    SANDBOX_PROJECTS_PER_ADDRESS: '1',
    SITE_URL: 'https://learn.example',
  });
  const viaProxy = async () => (await press(reveal, { from: '127.0.0.1' })).status;
  expect([await viaProxy(), await viaProxy()]).toEqual([200, 429]);
  // The site makes them from loopback, too, and more than one.
  expect((await press(reveal)).status).toBe(200);
  const make = async () => (await fetch(`${url}/_sandbox/projects`, { method: 'POST' })).status;
  expect([await make(), await make()]).toEqual([201, 429]);
});

test('a full database accepts no new readers, and lets the others go on', async () => {
  const site = await startSite({});
  const ada = browserOn(site);
  expect((await ada(reveal)).status).toBe(200);
  await site.fill();
  const refused = await site.press(reveal);
  expect([refused.status, await refused.json()]).toEqual([
    507,
    { error: expect.stringContaining('no room') as string },
  ]);
  expect((await ada(reveal)).status).toBe(200);
});
