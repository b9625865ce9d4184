import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../testing/database.ts';

test('every foreign key has an index, so that cascading deletes do not scan', async () => {
  const db = await openTestDatabase();
  const { rows } = await sql`
    select conrelid::regclass::text as table, conname from pg_constraint
    where contype = 'f' and not exists (
      select from pg_index
      where indrelid = conrelid and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)`.execute(db);
  expect(rows).toEqual([]);
});
