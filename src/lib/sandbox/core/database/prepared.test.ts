import { expect, onTestFinished, test } from 'vitest';
import { openTestDatabase } from '../../../store/testing/database.ts';
import { prepared } from './prepared.ts';

const insert = prepared(
  (db, row: { owner: string; version: number; private_jwk: string; public_jwk: string; created_at: number }) =>
    db.insertInto('sandbox_keys').values(row),
);
const versionsOf = prepared((db, values: { owner: string; after: number }) =>
  db
    .selectFrom('sandbox_keys')
    .select('version')
    .where('owner', '=', values.owner)
    .where('version', '>', values.after)
    .orderBy('version'),
);
const key = (owner: string, version: number) => ({ owner, version, private_jwk: '', public_jwk: '', created_at: 0 });

async function open() {
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  return db;
}

test('a prepared statement runs with the values of each call', async () => {
  const db = await open();
  for (const [owner, version] of [
    ['a', 1],
    ['b', 1],
    ['a', 2],
  ] as const)
    await insert(db, key(owner, version));
  const versions = async (owner: string, after: number) =>
    (await versionsOf(db, { owner, after })).rows.map(({ version }) => version);
  expect(await versions('a', 0)).toEqual([1, 2]);
  expect(await versions('b', 0)).toEqual([1]);
  expect(await versions('a', 1)).toEqual([2]);
});

test('a prepared statement can run in a transaction', async () => {
  const db = await open();
  const broken = db.transaction().execute(async (trx) => {
    await insert(trx, key('a', 1));
    expect((await versionsOf(trx, { owner: 'a', after: 0 })).rows).toHaveLength(1);
    throw new Error('no');
  });
  await expect(broken).rejects.toThrow('no');
  expect((await versionsOf(db, { owner: 'a', after: 0 })).rows).toEqual([]);
});
