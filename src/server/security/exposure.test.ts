import { request as ask } from 'node:http';
import { expect, test } from 'vitest';
import { startSite } from '../testing/site.ts';

const PROJECT = {
  STYTCH_PROJECT_ID: 'project-test-00000000-0000-4000-8000-000000000000',
  STYTCH_SECRET: `secret-test-${'x'.repeat(36)}`,
};

const stateAfter = async (headers: Record<string, string>, settings: Record<string, string> = {}) => {
  const { url, press } = await startSite({ ...PROJECT, ...settings });
  await new Promise<void>((done) => void ask(`${url}/healthz`, { headers }, (r) => r.resume().on('end', done)).end());
  const { guides } = (await (await press('connection', { method: 'GET' })).json()) as {
    guides: { host: { state: string; sentence: string } }[];
  };
  return guides[0]?.host;
};

test.each([
  ['by another name', { host: 'learn.example' }],
  ['through a proxy', { 'x-forwarded-for': '203.0.113.1' }],
  ['through a proxy that follows RFC 7239', { forwarded: 'for=203.0.113.1' }],
] as [string, Record<string, string>][])(
  'a request %s closes the host’s projects where SITE_URL was forgotten',
  async (_, headers) => {
    expect(await stateAfter(headers)).toMatchObject({
      state: 'unusable',
      sentence: expect.stringContaining('SITE_URL isn’t set') as string,
    });
  },
);

test.each([{ host: 'localhost:3000' }, { host: '127.0.0.1' }, { host: '[::1]:3000' }])(
  'a request from this machine leaves them open: %j',
  async (headers) => {
    expect(await stateAfter(headers)).toMatchObject({ state: 'unchecked' });
  },
);
