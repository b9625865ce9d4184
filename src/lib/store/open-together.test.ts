import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, type Place } from './database.ts';
import { newPlace } from './testing/database.ts';
import { migrations } from './migrations/index.ts';

const PROGRAM = join(import.meta.dirname, './testing/open.ts');

/** Opens the database in another process. Returns what that wrote to stderr, and its exit code. */
async function openElsewhere({ folder, server }: Place): Promise<[string, number]> {
  const args = [PROGRAM, folder, ...(server ? [server.reveal()] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return [errors, code];
}

test('processes that start together on a new database can all use it', { timeout: 30_000 }, async () => {
  const place = await newPlace();
  const ended = await Promise.all(Array.from({ length: 6 }, () => openElsewhere(place)));
  expect(ended).toEqual(Array.from({ length: 6 }, () => ['', 0]));

  const db = await openDatabase(place);
  onTestFinished(() => db.destroy());
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations));
});
