import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { createSeal } from '../../store/seal.ts';
import { openTestDatabase } from '../../store/testing/database.ts';
import { countPerNetwork, READERS } from './per-network.ts';

test('the log tells a host with an unnamed proxy why readers are rejected, and logs nothing for other readers', async () => {
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  const warned: string[] = [];
  const log = { warn: (words: string) => void warned.push(words) };
  const settings = { SITE_URL: 'https://learn.example', READERS_PER_ADDRESS: 1 };
  const count = countPerNetwork({ db, seal: createSeal(new Secret('a key for tests')), log, settings }, READERS);

  await count('203.0.113.1');
  await expect(count('203.0.113.1')).rejects.toMatchObject({ status: 429 });
  await count('127.0.0.1');
  expect(warned).toEqual([]);
  await expect(count('127.0.0.1')).rejects.toMatchObject({ status: 429 });
  expect(warned).toEqual([expect.stringContaining('TRUSTED_PROXIES')]);
});
