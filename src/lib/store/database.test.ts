import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { SettingsError } from '../config/settings.ts';
import { connect, openDatabase } from './database.ts';
import { startProblem } from './open-error.ts';
import { newPlace, onPostgres } from './testing/database.ts';

const EARLIER = ['0001-initial', '0002-federation', '0003-bounds'];

test.each([
  ['a much older version', ['0001-sandbox'], /created by an older version of First Login, whose data can't be/],
  ['an older version with several migrations', EARLIER, /created by an older version of First Login, whose data can't/],
  ['an older version with one migration', ['0001-initial'], /created by an older version of First Login, whose data/],
  [
    'a newer version',
    ['0001-tables', '0002-later'],
    /last used by a newer version of First Login\. Start that version/,
  ],
])('a database of %s is refused with a sentence that says what to do', async (_, names, sentence) => {
  const place = await newPlace();
  const old = await connect(place);
  await sql`create table kysely_migration (name varchar(255) primary key, timestamp varchar(255))`.execute(old);
  for (const name of names) await sql`insert into kysely_migration values (${name}, '2026-01-01')`.execute(old);
  await old.destroy();

  const refused: unknown = await openDatabase(place).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(SettingsError);
  expect(String(refused)).toMatch(sentence);
  expect(String(refused)).toContain(place.server ? 'create an empty database' : `delete the files ${place.folder}`);
  expect(String(refused)).not.toContain(place.server?.reveal() ?? 'postgres://');
});

test.skipIf(onPostgres)(
  'a damaged file, and a folder that can’t be written, are sentences that say what to do',
  async () => {
    const { folder } = await newPlace();
    writeFileSync(join(folder, 'first-login.sqlite'), 'not a database '.repeat(1000));
    await expect(openDatabase(folder)).rejects.toThrow(
      /first-login\.sqlite is damaged or not a SQLite database\. Restore/,
    );
    const file = join(folder, 'first-login.sqlite');
    await expect(openDatabase(join(file, 'data'))).rejects.toThrow(/can’t be opened for writing: ENOTDIR\. Check that/);
    await expect(openDatabase('/proc/x/y')).rejects.toThrow(/can’t be opened for writing: ENOENT\. Check that/);
    await (await openDatabase(join(folder, 'two', 'levels'))).destroy();
  },
);

test.skipIf(onPostgres)('a disk that is full when the site starts is a sentence', async () => {
  const { folder } = await newPlace();
  const database = await openDatabase(folder);
  onTestFinished(() => database.destroy());
  await sql`pragma max_page_count = 1`.execute(database);
  const id = 'x'.repeat(100_000);
  const row = { id, created_at: 1, last_seen_at: 1 };
  const error: unknown = await database
    .insertInto('bench_readers')
    .values(row)
    .execute()
    .catch((thrown: unknown) => thrown);
  expect(startProblem(new Error('At start', { cause: error }))).toBe(
    'The site can’t start, because the database failed: database or disk is full. Check its disk and its rights.',
  );
  expect(startProblem(new Error('a bug'))).toBeUndefined();
});
