import { expect, test } from 'vitest';
import { readSettings } from '../../../config/settings.ts';
import { createProviders } from '../../providers/index.ts';
import { createHost, type Verdict } from './host.ts';

const uuid = '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9';
const pair = { STYTCH_PROJECT_ID: `project-test-${uuid}`, STYTCH_SECRET: `secret-test-${uuid}` };

const hostWith = (settings: Record<string, string>) => createHost(readSettings(settings), createProviders());

async function checked(settings: Record<string, string>, verdict: Verdict) {
  const host = hostWith(settings);
  await host.check(async () => verdict);
  return host;
}

test('without credentials there is no host project', () => {
  expect(hostWith({}).state('stytch').state).toBe('not_set');
  expect(hostWith({}).connection('stytch')).toBeUndefined();
});

test.each([
  [{ STYTCH_SECRET: pair.STYTCH_SECRET }, 'STYTCH_PROJECT_ID is not set'],
  [{ ...pair, STYTCH_PROJECT_ID: `project-live-${uuid}` }, 'live project'],
  [{ ...pair, STYTCH_SECRET: 'nonsense' }, 'STYTCH_SECRET: This isn’t a secret'],
  [{ ...pair, SITE_URL: 'https://learn.example' }, 'LIVE_ACCESS_CODE isn’t'],
  [{ ...pair, HOST: '0.0.0.0' }, 'LIVE_ACCESS_CODE isn’t'],
])('%j can’t be used, and the reason is given', (settings, words) => {
  const host = hostWith(settings);
  expect(host.state('stytch')).toMatchObject({ state: 'unusable', sentence: expect.stringContaining(words) });
  expect(host.connection('stytch')).toBeUndefined();
});

test('rejected credentials are no longer used; after no response they are, because the next call may succeed', async () => {
  const sentence = 'said so';
  const refused = await checked(pair, { kind: 'refused', sentence });
  expect([refused.state('stytch').sentence, refused.connection('stytch')]).toEqual([sentence, undefined]);
  const silent = await checked(pair, { kind: 'no_answer', sentence });
  expect(silent.state('stytch')).toEqual({ state: 'unchecked', sentence });
  expect(silent.connection('stytch')?.url).toBe('https://test.stytch.com');
});

test('the result of a later check applies to that provider only', async () => {
  const keys = {
    PASSWORDLESS_API_KEY: `app:public:${'a'.repeat(32)}`,
    PASSWORDLESS_API_SECRET: `app:secret:${'a'.repeat(32)}`,
  };
  const host = await checked({ ...pair, ...keys }, { kind: 'no_answer', sentence: 'silence' });
  host.note('passwordless', { kind: 'accepted', remark: 'But mind this.' });
  expect(host.state('passwordless')).toMatchObject({ state: 'ready', sentence: expect.stringContaining('mind this') });
  expect(host.state('stytch').sentence).toBe('silence');
});

test('accepted credentials go to the official address, or to the one the host has set', async () => {
  const host = await checked(pair, { kind: 'accepted' });
  expect(host.state('stytch').state).toBe('ready');
  expect(host.needsCode).toBe(false);
  const elsewhere = hostWith({ ...pair, STYTCH_API_URL: 'https://stytch.internal/' });
  expect(elsewhere.connection('stytch')).toMatchObject({ mode: 'host', url: 'https://stytch.internal' });
});

test('on a public address only the access code opens the host’s project', () => {
  const host = hostWith({ ...pair, SITE_URL: 'https://learn.example', LIVE_ACCESS_CODE: 'open sesame now' });
  expect(host.needsCode).toBe(true);
  expect(['open sesame now', 'open sesame noW', 'open', ''].map((typed) => host.isCode(typed))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(hostWith(pair).isCode('')).toBe(false);
});
