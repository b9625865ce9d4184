import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { createSeal } from '../../store/seal.ts';
import { openTestDatabase } from '../../store/testing/database.ts';
import type { Exchange } from '../../wire/exchange.ts';
import type { Outcome, RunResult } from '../types.ts';
import { readFacts, writeFacts } from './facts.ts';
import { makeReader } from './readers.ts';
import { findRun, keepRun, lastRun, listRuns } from './runs.ts';
import { sealJson } from './sealed-store.ts';

async function start() {
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  const store = { db, seal: createSeal(new Secret('a key for tests')) };
  return { store, reader: (await makeReader(db, 1)).reader.id };
}

const exchange: Exchange = {
  id: 'call-1',
  operation: 'sessions.get',
  method: 'GET',
  path: '/v1/b2b/sessions',
  request: { headers: [['accept', '*/*']], body: '' },
  response: { status: 200, headers: [], body: '{}' },
  problem: null,
  started_at: 1,
  duration_ms: 2,
  left_out: 3,
};

const run = (outcome: Outcome): RunResult => ({
  id: outcome.kind,
  guide: 'stytch-b2b',
  step: 'choose',
  action: 'exchange',
  started_at: 1,
  outcome,
  exchanges: [exchange, { ...exchange, id: 'call-2', operation: null, response: null, problem: 'ECONNREFUSED' }],
  mode: 'host',
});

const said = { sentence: 'A sentence.', detail: 'More.' };
const step = { guide: 'stytch-b2b', step: 'choose', title: 'Choose' };
const person = { title: 'Sorry', advice: 'Try again.', way: '' };

test.each<Outcome>([
  { kind: 'done', ...said },
  { kind: 'invalid', ...said, field: 'name' },
  { kind: 'missing', ...said, from: step },
  { kind: 'refused', ...said, status: 400, error_type: 'x', person, step, go_on: step },
  { kind: 'blocked', ...said, status: 429, retry_after_s: 3, at: 'https://site.example' },
  { kind: 'unanswered', ...said, problem: 'TimeoutError' },
])('a run that ended as $kind is read as it was stored', async (outcome) => {
  const { store, reader } = await start();
  await keepRun(store, reader, run(outcome));
  expect(await findRun(store, reader, outcome.kind)).toEqual(run(outcome));
});

test('a run that another version stored in another shape is treated as absent', async () => {
  const { store, reader } = await start();
  await keepRun(store, reader, run({ kind: 'done', sentence: 'Entered.' }));
  const older = sealJson(store, reader, { ...run({ kind: 'done', sentence: '' }), outcome: 'done' });
  await store.db.updateTable('bench_runs').set({ result: older }).execute();
  expect(await findRun(store, reader, 'done')).toBeNull();
  expect(await lastRun(store, reader, { guide: 'stytch-b2b', step: 'choose' })).toBeNull();
  expect(await listRuns(store, reader)).toEqual([]);
});

test('a fact that another version stored in another shape is dropped, and the others are kept', async () => {
  const { store, reader } = await start();
  await writeFacts(store, reader, { mail: { to: 'ada@example.com' }, recovery_codes: ['one'] });
  const rows = [
    { reader_id: reader, name: 'invitation', value: sealJson(store, reader, 'bob@example.com') },
    { reader_id: reader, name: 'a_fact_of_old', value: sealJson(store, reader, true) },
  ];
  await store.db.insertInto('bench_facts').values(rows).execute();
  expect(await readFacts(store, reader)).toEqual({ mail: { to: 'ada@example.com' }, recovery_codes: ['one'] });
});
