import { afterEach, expect, test, vi } from 'vitest';
import { callLab, Refusal } from './call-lab.ts';

afterEach(() => vi.unstubAllGlobals());

const answering = (status: number, body: object) =>
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, { status })));

test.each([200, 400, 429])('what the site says no to is a refusal, about its field, at status %s', async (status) => {
  answering(status, { error: 'This access code is wrong.', field: 'code' });
  const refused: unknown = await callLab('POST', 'connection/choose', {}).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ message: 'This access code is wrong.', field: 'code' });
});

test('a result is one, also where the provider’s limit gave it a status of its own', async () => {
  const result = { outcome: { kind: 'blocked', status: 429, sentence: 'Wait.' } };
  answering(429, result);
  expect(await callLab('POST', 'run', {})).toEqual(result);
});

test('an answer that says nothing is told by its status', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('Bad Gateway', { status: 502 })));
  await expect(callLab('GET', 'inbox')).rejects.toThrow('This site answered 502. Try again.');
});
