import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { benchClient } from './bench-client.ts';

const client = resolve(import.meta.dirname, '../../dist/client');
const built = globSync('**/*.html', { cwd: client }).map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`);
const made = [
  '/signup',
  '/authenticate',
  '/dashboard',
  '/logout',
  '/inbox/',
  '/no-such-page',
  '/guides/no-such-guide/',
];

test('there is nothing at the address of Astro’s image service', async ({ request }) => {
  for (const path of ['/_image', '/%5Fimage', '/_image/'])
    expect((await request.get(`${path}?href=/social.png&w=1200&f=avif&q=100`)).status()).toBe(404);
});

test('every page has a strict content policy and is not sniffed', async ({ request }) => {
  expect(built).toContain('/guides/stytch-b2b/choose/');
  for (const path of [...built, ...made]) {
    const headers = (await request.get(path)).headers();
    expect.soft(headers['content-type'], path).toBe('text/html; charset=utf-8');
    expect.soft(headers['x-content-type-options'], path).toBe('nosniff');
    const policy = headers['content-security-policy'] ?? '';
    expect.soft(policy, path).toContain("default-src 'none'");
    expect.soft(policy, path).toContain("frame-ancestors 'none'");
    expect.soft(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  }
});

test('only this site can frame an email, which runs nothing and sends no referrer', async ({ request, baseURL }) => {
  const lab = benchClient(request, baseURL);
  await lab.run('see-it-happen', 'send');
  const [mail] = await lab.inbox();
  const headers = (await request.get(`/inbox/${mail?.id}`)).headers();
  expect(headers['content-security-policy']).toMatch(/^sandbox allow-top-navigation-by-user-activation;/);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
  expect(headers['content-security-policy']).not.toContain('script');
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
});

test('no response to an address with a token sends it on as a referrer', async ({ request, baseURL }) => {
  const lab = benchClient(request, baseURL);
  await lab.run('see-it-happen', 'send');
  const link = (await lab.inbox())[0]?.link ?? '';
  const redirect = await request.get(link, { maxRedirects: 0 });
  expect([redirect.status(), redirect.headers()['referrer-policy']]).toEqual([302, 'no-referrer']);
  const arrived = await request.get(redirect.headers().location ?? '', { maxRedirects: 0 });
  expect([arrived.status(), arrived.headers()['referrer-policy']]).toEqual([303, 'no-referrer']);
  for (const token of ['abc', 'A'.repeat(44)]) {
    const refused = await request.get(`/authenticate?stytch_token_type=discovery&token=${token}`);
    expect(refused.status()).toBeGreaterThanOrEqual(400);
    expect(refused.headers()['referrer-policy']).toBe('no-referrer');
  }
});
