import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { SettingsError } from '../config/settings.ts';
import { connect, openDatabase } from './database.ts';
import { newPlace, onPostgres } from './testing/database.ts';

test('a database that another version created is refused with a sentence that says what to do', async () => {
  const place = await newPlace();
  const old = connect(place);
  await sql`create table kysely_migration (name varchar(255) primary key, timestamp varchar(255))`.execute(old);
  await sql`insert into kysely_migration values ('0001-sandbox', '2026-01-01')`.execute(old);
  await old.destroy();

  const refused: unknown = await openDatabase(place).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(SettingsError);
  expect(String(refused)).toContain('different version of First Login');
  expect(String(refused)).toContain(place.server ? 'Create an empty database' : `Delete the files ${place.folder}`);
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
