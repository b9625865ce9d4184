import { expect, test } from 'vitest';
import { Secret } from '../config/secret.ts';
import { createSeal } from './seal.ts';
import { checkAppSecret, probe } from './site-values.ts';
import { openTestDatabase } from './testing/database.ts';

const [first, second] = ['first', 'second'].map((name) => createSeal(new Secret(name.repeat(10)))) as [never, never];

test('a database that was filled with another APP_SECRET is refused with a sentence', async () => {
  const db = await openTestDatabase();
  await db.deleteFrom('site_values').execute();
  await checkAppSecret(db, [first]);
  await checkAppSecret(db, [first]);
  await expect(checkAppSecret(db, [second])).rejects.toThrow(/^APP_SECRET .* isn’t the secret that this database/);
});

test('a new secret is accepted next to the previous one, and from then on alone', async () => {
  const db = await openTestDatabase();
  await db.deleteFrom('site_values').execute();
  await checkAppSecret(db, [first]);
  await checkAppSecret(db, [second, first]);
  await checkAppSecret(db, [second]);
});

test('a probe can be written again and again', async () => {
  const db = await openTestDatabase();
  await probe(db);
  await probe(db);
});
