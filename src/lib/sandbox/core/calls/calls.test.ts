import { expect, test } from 'vitest';
import type { Exchange } from '../../../wire/exchange.ts';
import { redact } from '../../../wire/redact.ts';
import { insertCalls, listCalls, toText } from './calls.ts';
import { makeSandbox } from '../../testing/sandbox.ts';

const exchange = (id: string): Exchange => ({
  id,
  operation: null,
  method: 'GET',
  path: '/',
  request: { headers: [], body: '' },
  response: null,
  problem: null,
  started_at: Date.now(),
  duration_ms: 1,
});

test('the calls after a given one are listed in order, however long ago it was', async () => {
  const { db, project } = await makeSandbox();
  const { id: projectId } = await project();
  const keep = (position: number, ...ids: string[]) =>
    insertCalls(
      db,
      ids.map((id) => ({ projectId, position, started_at: 0, exchange: JSON.stringify(exchange(id)) })),
    );
  // More rows than one query reads.
  for (let i = 0; i < 130; i++) await keep(i, `${i}a`, `${i}b`);
  const ids = async (after?: string) => (await listCalls(db, projectId, { after })).map(({ id }) => id);
  expect(await ids('129a')).toEqual(['129b']);
  expect(await ids('127b')).toEqual(['128a', '128b', '129a', '129b']);
  expect((await ids('0a')).slice(0, 3)).toEqual(['0b', '1a', '1b']);
  expect(await ids('nothing')).toEqual([]);
  expect(await ids()).toHaveLength(260);

  // With more than a thousand calls, the response has the newest. An unknown id may be older than those, so all are
  // later.
  for (let i = 130; i < 510; i++) await keep(i, `${i}a`, `${i}b`);
  for (const after of [undefined, '0a', 'nothing']) {
    const newest = await ids(after);
    expect([newest.length, newest[0], newest.at(-1)]).toEqual([1000, '10a', '509b']);
  }
});

test('the calls since a time are listed, also of a row that begins before it', async () => {
  const { db, project } = await makeSandbox();
  const { id: projectId } = await project();
  const keep = (...calls: [id: string, started_at: number][]) =>
    insertCalls(
      db,
      calls.map(([id, started_at]) => ({
        projectId,
        position: (started_at + 1) * 1000,
        started_at,
        exchange: JSON.stringify({ ...exchange(id), started_at }),
      })),
    );
  await keep(['a', 1000], ['b', 2000]);
  await keep(['c', 3000]);
  const ids = async (filter: object) => (await listCalls(db, projectId, filter)).map(({ id }) => id);
  // A call counts by when it was answered, here after 1 ms.
  expect(await ids({ since: 2001 })).toEqual(['b', 'c']);
  expect(await ids({ since: 2002 })).toEqual(['c']);
  expect(await ids({ since: 1001, limit: 2 })).toEqual(['b', 'c']);
  expect(await ids({ limit: 1 })).toEqual(['c']);
  expect(await ids({ since: 3002 })).toEqual([]);
});

test('asking for the calls after an unknown one reads no more than one page', async () => {
  const { db, project } = await makeSandbox();
  const { id: projectId } = await project();
  const keep = (position: number, exchange: string) =>
    insertCalls(db, [{ projectId, position, started_at: 0, exchange }]);
  // Reading this row fails.
  await keep(0, 'unreadable');
  for (let i = 1; i <= 1000; i++) await keep(i, JSON.stringify(exchange(`${i}`)));
  expect(await listCalls(db, projectId, { after: 'nothing' })).toHaveLength(1000);
});

test('a response is listed character by character, whatever it contains', async () => {
  const { db, project } = await makeSandbox();
  const { id: projectId } = await project();
  const odd = { b: 1, 10: 'x', 9: { a: [-0, 1e21, 'ü\ud800\u2028"\\'] }, ['__proto__']: 2, answer: null, '': {} };
  const bodies = [JSON.stringify(odd), '{}', '', '[1]', 'no json', null];
  const calls = bodies.map((body, i) => {
    const response = body === null ? null : { status: 200, headers: [], body };
    return { projectId, position: i, started_at: 0, exchange: toText({ ...exchange(`${i}`), response }) };
  });
  await insertCalls(db, calls);
  const told = await listCalls(db, projectId);
  expect(told.map(({ response }) => response?.body ?? null)).toEqual(bodies);
  expect(Object.keys(told[0] ?? {}).sort()).toEqual(Object.keys(exchange('')).sort());
});

test('a response with a hidden secret need not be valid JSON', async () => {
  const { db, project } = await makeSandbox();
  const { id: projectId } = await project();
  // A line break in JSON ends in the letter that the secret begins with.
  const body = JSON.stringify({ alias: '\nacme:secret:1' });
  const exchanged = { ...exchange('a'), response: { status: 200, headers: [], body } };
  const kept = toText(redact(exchanged, ['nacme:secret:1']));
  await insertCalls(db, [{ projectId, position: 0, started_at: 0, exchange: kept }]);
  expect((await listCalls(db, projectId)).map(({ response }) => response?.body)).toEqual(['{"alias":"\\[hidden]"}']);
});

test('a page of large calls has the newest ones, too', async () => {
  const { db, project } = await makeSandbox();
  const { id: projectId } = await project();
  const large = { ...exchange('large'), request: { headers: [], body: 'x'.repeat(65_000) } };
  for (let i = 0; i < 300; i++) {
    const text = JSON.stringify({ ...large, id: `${i}` });
    await insertCalls(db, [{ projectId, position: i, started_at: 0, exchange: text }]);
  }
  const newest = await listCalls(db, projectId);
  expect(newest.length).toBeLessThan(260);
  expect(newest.at(-1)?.id).toBe('299');
  expect(newest.map(({ id }) => Number(id))).toEqual(newest.map((_, i) => 300 - newest.length + i));
});

test('a very long response is replaced by a note', async () => {
  const { project } = await makeSandbox();
  const { post, control } = await project();
  for (let i = 0; i < 20; i++)
    await post('organizations', { organization_name: `Globex ${i}`, trusted_metadata: { notes: 'x'.repeat(4000) } });
  const { text } = await post('organizations/search', {});
  const { calls } = (await control('GET', 'calls')).body as unknown as { calls: Exchange[] };
  expect(calls.at(-1)?.response).toMatchObject({
    status: 200,
    body: `[A body of ${text.length} characters. Bodies over 65536 aren't kept.]`,
  });
});
