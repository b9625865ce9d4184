import { afterEach, expect, test, vi } from 'vitest';
import { ApiError, get, post } from './client.ts';

afterEach(() => vi.unstubAllGlobals());

const answering = (status: number, body: object) => {
  const fetch = vi.fn(() => Promise.resolve(Response.json(body, { status })));
  vi.stubGlobal('fetch', fetch);
  return fetch;
};

const run = () => post('run', { guide: 'stytch-b2b', step: 'discover', input: {} });

test.each([200, 400, 429])('an error throws, with its field, at status %s', async (status) => {
  answering(status, { error: 'This access code is wrong.', field: 'code' });
  const thrown: unknown = await run().catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ApiError);
  expect(thrown).toMatchObject({ message: 'This access code is wrong.', field: 'code' });
});

test('a run that hit the provider’s limit has a result, whatever its status', async () => {
  const answer = { result: { outcome: { kind: 'blocked', status: 429, sentence: 'Wait.' } }, state: {} };
  answering(429, answer);
  expect(await run()).toEqual(answer);
});

test('a response that isn’t JSON throws with its status', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('Bad Gateway', { status: 502 })));
  await expect(get('inbox')).rejects.toThrow('This site returned 502. Try again.');
});

test('JSON of a proxy that failed throws with its status', async () => {
  answering(504, { message: 'upstream timed out' });
  await expect(get('inbox')).rejects.toThrow('This site returned 504. Try again.');
});

test('a site that doesn’t answer throws with what to do', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(get('inbox')).rejects.toThrow('Check that it’s running, then try again');
});

test('a look is a GET with a query string, and a press a POST with JSON', async () => {
  const fetch = answering(200, { state: {} });
  await get('state', { guide: 'stytch-b2b', step: 'open it' });
  expect(fetch).toHaveBeenLastCalledWith(
    '/api/bench/state?guide=stytch-b2b&step=open+it',
    expect.objectContaining({ method: 'GET' }),
  );
  await run();
  expect(fetch).toHaveBeenLastCalledWith('/api/bench/run', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"guide":"stytch-b2b","step":"discover","input":{}}',
  });
});
