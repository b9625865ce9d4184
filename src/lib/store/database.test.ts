import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { SettingsError } from '../config/settings.ts';
import { connect, openDatabase } from './database.ts';
import { newPlace } from './testing/database.ts';

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
