import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { readSettings } from '../../config/settings.ts';
import { createSeal } from '../../store/seal.ts';
import type { Database } from '../../store/database.ts';
import { openTestDatabase } from '../../store/testing/database.ts';
import { keepRun } from '../reader/runs.ts';
import { makeReader, type Reader } from '../reader/readers.ts';
import { FINISHED_APP } from '../../guides/finished-app.ts';
import type { BenchContext } from '../context.ts';
import type { RunResult } from '../types.ts';
import { createProviders } from '../providers/index.ts';
import { createReports } from './reports.ts';
import { emptyScope } from './scope.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

async function start() {
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  const seal = createSeal(new Secret('a key for tests'));
  const connection = { mode: 'sandbox', id: 'project-test-1', secret: new Secret('secret-test-1') };
  /** The emails in the sandbox of every reader. */
  const mail: { state: string }[] = [];
  const context = {
    db,
    seal,
    projects: { find: async () => ({ project_id: 'project-test-1' }) },
    controlPlane: { listMessages: async () => mail },
    settings: { ...readSettings({ SITE_URL: 'https://site.example' }), STYTCH_API_URL: 'https://stytch.example' },
    connections: { find: async () => ({ mode: 'sandbox', connection }) },
    providers: createProviders(),
  } as unknown as BenchContext;
  const newReader = async () => (await makeReader(db, Date.now())).reader;
  const run = (reader: Reader, action: string, sentence: string, started_at = 1, more: Partial<RunResult> = {}) =>
    keepRun({ db, seal }, reader.id, {
      id: `${reader.id}-${action}-${started_at}`,
      guide: 'stytch-b2b',
      step: 'choose',
      action,
      started_at,
      outcome: { kind: 'done', sentence },
      exchanges: [],
      ...more,
    } satisfies RunResult);
  const reports = createReports(context);
  /** The sentences of a report's runs. */
  const shown = async (reader: Reader) => {
    const result = await reports.make(reader, 'stytch-b2b', options);
    const stored = result.kind === 'made' ? await reports.find(undefined, result.report.id) : null;
    return stored?.report.runs.map(({ sentence }) => sentence);
  };
  return { db, reports, newReader, run, shown, mail };
}

const refused = (sentence: string): RunResult['outcome'] => ({
  kind: 'refused',
  status: 400,
  error_type: 'x',
  sentence,
  person: { title: 'x', advice: 'x' },
  step: { guide: 'stytch-b2b', step: 'choose', title: 'Choose' },
});

const options = { names: true, memo: { title: '', words: '', recommendation: '' }, scope: emptyScope() };

async function made({ reports, newReader, run }: Awaited<ReturnType<typeof start>>) {
  const reader = await newReader();
  await run(reader, 'exchange', 'Entered.');
  const result = await reports.make(reader, 'stytch-b2b', options);
  if (result.kind !== 'made') throw new Error(result.kind);
  return { reader, id: result.report.id };
}

test('a report’s address can’t be guessed, and only its author may withdraw it', async () => {
  const bench = await start();
  const { reader, id } = await made(bench);
  expect(id).toMatch(/^[\w-]{32}$/);
  const stranger = await bench.newReader();
  expect((await bench.reports.find(stranger, id))?.mine).toBe(false);
  expect((await bench.reports.find(reader, id))?.mine).toBe(true);
  expect(await bench.reports.withdraw(stranger, id)).toBe(false);
  expect(await bench.reports.withdraw(undefined, id)).toBe(false);
  expect(await bench.reports.list(stranger)).toEqual([]);
  expect(await bench.reports.withdraw(reader, id)).toBe(true);
  expect(await bench.reports.find(undefined, id)).toBeNull();
});

test('a reader who ran nothing gets a memo once they wrote something or entered days', async () => {
  const { reports, newReader } = await start();
  const reader = await newReader();
  expect(await reports.make(reader, 'stytch-b2b', options)).toEqual({ kind: 'nothing_to_report' });
  const memo = { ...options.memo, words: 'We should do this.' };
  expect((await reports.make(reader, 'stytch-b2b', { ...options, memo })).kind).toBe('made');
  const scope = { ...emptyScope(), days: { ask: { from: 1, to: 2 } } };
  expect((await reports.make(reader, 'stytch-b2b', { ...options, scope })).kind).toBe('made');
});

test('a secret in a memo’s title is hidden, also in the response to the one who shares it', async () => {
  const { reports, newReader } = await start();
  const reader = await newReader();
  const memo = { ...options.memo, title: 'With secret-test-1' };
  const made = await reports.make(reader, 'stytch-b2b', { ...options, memo });
  const title = 'With [hidden]';
  expect([made, await reports.list(reader)]).toMatchObject([{ report: { title } }, [{ title }]]);
});

test('a reader who only used the finished app gets a memo that counts its emails', async () => {
  const { reports, newReader, mail } = await start();
  mail.push({ state: 'used' }, { state: 'unopened' });
  const result = await reports.make(await newReader(), 'stytch-b2b', options);
  const stored = result.kind === 'made' ? await reports.find(undefined, result.report.id) : null;
  expect(stored?.report).toMatchObject({ runs: [], mail: { sent: 2, used: 1 } });
});

test('a report shows what was tried in the finished app, each failure beside the success', async () => {
  const bench = await start();
  const reader = await bench.newReader();
  const app = (sentence: string, at: number, outcome?: RunResult['outcome']) =>
    bench.run(reader, 'GET /authenticate', sentence, at, { step: FINISHED_APP, ...(outcome && { outcome }) });
  await app('first', 1);
  await app('second', 2);
  await app('', 3, refused('used'));
  await app('', 4, { kind: 'unanswered', problem: 'x', sentence: 'down' });
  expect(await bench.shown(reader)).toEqual(['second', 'used', 'down']);
});

test('a memo has what was run of every guide to the same provider', async () => {
  const bench = await start();
  const reader = await bench.newReader();
  await bench.run(reader, 'exchange', 'quickstart', 1);
  await bench.run(reader, 'exchange', 'everyday', 2, { guide: 'everyday-login', step: 'switch-organization' });
  await bench.run(reader, 'log-in', 'prepared', 3, { guide: 'everyday-login', step: 'invite-a-colleague' });
  await bench.run(reader, 'passkey', 'passkey', 4, { guide: 'passwordless', step: 'register' });
  expect(await bench.shown(reader)).toEqual(['quickstart', 'everyday']);
});

test('the newest run of each action is shown, in the order they were run', async () => {
  const bench = await start();
  const reader = await bench.newReader();
  await bench.run(reader, 'exchange', 'first', 1);
  await bench.run(reader, 'create', 'between', 2);
  await bench.run(reader, 'exchange', 'again', 3);
  expect(await bench.shown(reader)).toEqual(['between', 'again']);
});

test('a success is shown, even if later runs failed', async () => {
  const bench = await start();
  const reader = await bench.newReader();
  await bench.run(reader, 'exchange', 'refused at first', 1, { outcome: refused('refused at first') });
  await bench.run(reader, 'exchange', 'entered', 2);
  await bench.run(reader, 'create', 'refused only', 3, { outcome: refused('refused only') });
  await bench.run(reader, 'exchange', 'used up', 4, { outcome: refused('used up') });
  await bench.run(reader, 'create', 'silent', 5, { outcome: { kind: 'unanswered', problem: 'x', sentence: 'silent' } });
  expect(await bench.shown(reader)).toEqual(['entered', 'silent']);
});

test('a success is shown, however many other runs followed', async () => {
  const bench = await start();
  const reader = await bench.newReader();
  await bench.run(reader, 'exchange', 'entered', 1);
  for (let i = 2; i < 70; i++) await bench.run(reader, 'create', `${i}`, i);
  expect(await bench.shown(reader)).toEqual(['entered', '69']);
});

test('the newest failure of a failure demo is shown', async () => {
  const bench = await start();
  const reader = await bench.newReader();
  const broken = { step: 'discover', action: 'open-twice' };
  await bench.run(reader, 'open-twice', 'went wrong', 1, { ...broken, outcome: refused('went wrong') });
  await bench.run(reader, 'open-twice', 'again', 2, { ...broken, outcome: refused('again') });
  await bench.run(reader, 'open-twice', 'silent', 3, {
    ...broken,
    outcome: { kind: 'unanswered', problem: 'x', sentence: 'silent' },
  });
  expect(await bench.shown(reader)).toEqual(['again']);
});

test('each run names its credentials and the origin of its calls, also in older reports without them', async () => {
  const bench = await start();
  const reader = await bench.newReader();
  await bench.run(reader, 'exchange', 'on the emulator', 1);
  await bench.run(reader, 'create', 'for real', 2, { mode: 'host' });
  const result = await bench.reports.make(reader, 'stytch-b2b', options);
  const id = result.kind === 'made' ? result.report.id : '';
  const runs = async () =>
    (await bench.reports.find(undefined, id))?.report.runs.map(({ mode, origin }) => `${mode} ${origin}`);
  expect(await runs()).toEqual(['sandbox https://site.example', 'host https://stytch.example']);

  const { db, reports } = bench;
  const { runs: stored = [] } = (await reports.find(undefined, id))?.report ?? {};
  const older = stored.slice(0, 1).map(({ guide: _, mode: __, origin: ___, ...run }) => run);
  await storeContent(db, id, JSON.stringify({ origin: 'https://site.example', names: true, runs: older }));
  expect(await runs()).toEqual(['sandbox https://site.example']);
});

const storeContent = (db: Database, id: string, content: string) =>
  db.updateTable('bench_reports').set({ content }).where('id', '=', id).execute();

test.each([
  ['isn’t JSON', '{"origin":'],
  ['has another shape', '{"origin":"https://site.example","names":true,"runs":[{"step":"choose"}]}'],
])('a report is treated as deleted when its stored content %s', async (_, content) => {
  const bench = await start();
  const { id } = await made(bench);
  await storeContent(bench.db, id, content);
  expect(await bench.reports.find(undefined, id)).toBeNull();
});

test('a report lasts thirty days, even after its author was deleted', async () => {
  const bench = await start();
  const { reader, id } = await made(bench);
  await bench.db.deleteFrom('bench_readers').where('id', '=', reader.id).execute();
  await bench.reports.sweep(Date.now() + 29 * DAY_MS);
  expect((await bench.reports.find(undefined, id))?.report.runs).toHaveLength(1);
  await bench.reports.sweep(Date.now() + 30 * DAY_MS + 1000);
  expect(await bench.reports.find(undefined, id)).toBeNull();
});

test('a reader has at most ten reports, even if many are created at the same time', async () => {
  const bench = await start();
  const reader = await bench.newReader();
  await bench.run(reader, 'exchange', 'Entered.');
  const results = await Promise.all(
    Array.from({ length: 12 }, () => bench.reports.make(reader, 'stytch-b2b', options)),
  );
  expect(results.filter(({ kind }) => kind === 'made')).toHaveLength(10);
  expect(results.filter(({ kind }) => kind === 'too_many')).toHaveLength(2);
});

test('one network can share a limited number of reports per hour', async () => {
  const { db, reports, run } = await start();
  const kinds = [];
  for (let i = 0; i < 31; i++) {
    const { reader } = await makeReader(db, Date.now(), 'a network of their own');
    await run(reader, 'exchange', 'Done.');
    kinds.push(await reports.make(reader, 'stytch-b2b', options).then(({ kind }) => kind, String));
  }
  expect(kinds.filter((kind) => kind === 'made')).toHaveLength(30);
  expect(kinds.at(-1)).toContain('too many reports');
});
