import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findPrograms } from '../../../tests/postgres/server.ts';
import { openDatabase } from './database.ts';
import { newPlace } from './testing/database.ts';

test('the lines in docs/hosting.md back up a PostgreSQL database and restore it', async () => {
  const document = readFileSync(resolve(import.meta.dirname, '../../../docs/hosting.md'), 'utf8');
  const line = (program: string) => new RegExp(`^${program} .*`, 'm').exec(document)?.[0] ?? '';
  const [from, to] = [await newPlace(), await newPlace()];
  const run = (program: string, { server }: typeof from) => {
    const env = { PATH: `${findPrograms()}:${process.env.PATH}`, DATABASE_URL: server?.reveal() };
    execFileSync('sh', ['-ec', line(program)], { cwd: from.folder, env });
  };
  const running = await openDatabase(from);
  onTestFinished(() => running.destroy());
  await running.insertInto('bench_readers').values({ id: 'ada', created_at: 1, last_seen_at: 1 }).execute();
  run('pg_dump', from);
  run('pg_restore', to);
  const restored = await openDatabase(to);
  onTestFinished(() => restored.destroy());
  expect(await restored.selectFrom('bench_readers').select('id').execute()).toEqual([{ id: 'ada' }]);
});
