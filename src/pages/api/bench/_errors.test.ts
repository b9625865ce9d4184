import { expect, test, vi } from 'vitest';
import type { Bench } from '../../../lib/bench/bench.ts';
import { benchApi } from './_app.ts';

/** A site whose bench answers what a test says. */
function site(bench: Partial<Record<keyof Bench, unknown>>) {
  const noteFailure = vi.fn();
  const stubbed = {
    enter: () => Promise.resolve({ value: { id: 'reader' }, cookies: ['reader=1'] }),
    blockedReason: () => undefined,
    noteFailure,
    ...bench,
  };
  const post = async (path: string, body: string, type = 'application/json') => {
    const init = { method: 'POST', headers: { 'content-type': type }, body };
    const response = await benchApi.request(`/api/bench/${path}`, init, { bench: stubbed });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return { post, noteFailure };
}

const choice = JSON.stringify({ guide: 'stytch-b2b', mode: 'host', code: 'guess' });
const refusing = (value: object) => ({ choose: () => Promise.resolve({ value, cookies: [] }) });

test('credentials that aren’t accepted are a normal answer that says why and names the field', async () => {
  const { post } = site(refusing({ refused: 'This access code is wrong.', field: 'code' }));
  const { status, headers, body } = await post('connection/choose', choice);
  expect([status, body]).toEqual([200, { error: 'This access code is wrong.', field: 'code' }]);
  expect(headers.getSetCookie()).toEqual(['reader=1']);
  expect(headers.get('cache-control')).toBe('no-store');
});

test('a limit is a 429 that says when to come back', async () => {
  const { post } = site(refusing({ refused: 'Too many attempts.', retryAfterS: 60 }));
  const { status, headers, body } = await post('connection/choose', choice);
  expect([status, headers.get('retry-after'), body]).toEqual([429, '60', { error: 'Too many attempts.' }]);
});

test('a call that the site blocks keeps its status and its sentence', async () => {
  const blocked = { status: 404, refused: 'There’s no such organization here.' };
  const { post, noteFailure } = site({
    revealProject: () => Promise.reject(new Error('blocked')),
    blockedReason: () => blocked,
  });
  const { status, body } = await post('project', '{}');
  expect([status, body]).toEqual([404, { error: blocked.refused }]);
  expect(noteFailure).not.toHaveBeenCalled();
});

test('a bug is logged, and the answer says nothing about it', async () => {
  const bug = new Error('secret-test-123');
  const { post, noteFailure } = site({ revealProject: () => Promise.reject(bug) });
  const { status, body } = await post('project', '{}');
  expect([status, body]).toEqual([500, { error: expect.stringContaining('Something went wrong here') }]);
  expect(noteFailure).toHaveBeenCalledWith(bug);
});

test.each([
  ['a body that isn’t JSON', 'run', '{"guide":', 400, /isn’t valid JSON/],
  ['JSON that isn’t an object', 'run', '[]', 400, /isn’t valid/],
  ['a field of another type', 'run', '{"guide":1,"step":"discover"}', 400, /`guide` isn’t valid/],
  ['a choice that there isn’t', 'connection/choose', '{"guide":"stytch-b2b","mode":"live"}', 400, /`mode` isn’t valid/],
  ['an unknown action', 'run', '{"guide":"stytch-b2b","step":"nowhere"}', 404, /no such action/],
  ['an unknown step', 'start-over', '{"guide":"stytch-b2b","step":"nowhere"}', 404, /no such step/],
  ['an unknown guide', 'connection/check', '{"guide":"nobody"}', 404, /no such guide/],
  ['an action for a browser', 'run', '{"guide":"passwordless","step":"register"}', 409, /needs a browser/],
  ['an action for the server', 'ceremony', '{"guide":"stytch-b2b","step":"discover"}', 409, /needs no browser/],
  ['a scene for a browser', 'scene', '{"guide":"passwordless","step":"register"}', 409, /needs a browser/],
  [
    'an outage of another call',
    'scene',
    '{"guide":"stytch-b2b","step":"discover","down":"sso.authenticate"}',
    400,
    /`down` isn’t one of the calls/,
  ],
  ['an unknown address', 'walk', '{}', 404, /no such path/],
])('%s is told in a sentence, and creates no reader', async (_, path, sent, status, sentence) => {
  const enter = vi.fn();
  const answer = await site({ enter }).post(path, sent);
  expect(answer).toMatchObject({ status, body: { error: expect.stringMatching(sentence) } });
  expect(enter).not.toHaveBeenCalled();
});

test('a body that isn’t marked as JSON is told how to mark it', async () => {
  const { status, body } = await site({}).post('run', '{}', 'text/plain');
  expect([status, body]).toEqual([400, { error: expect.stringContaining('Set Content-Type to application/json') }]);
});

test('an error never repeats what was sent', async () => {
  const { body } = await site({}).post('run', '{"guide":["secret-test-123"],"step":"discover"}');
  expect(JSON.stringify(body)).not.toContain('secret-test-123');
});
