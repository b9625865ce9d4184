import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { fileIn, openDatabase } from '../database.ts';
import { giveSpaceBack } from './give-space-back.ts';

test('the file shrinks after a delete', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  const db = await openDatabase(folder);
  onTestFinished(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  const copy = async () => {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
    return statSync(fileIn(folder)).size;
  };
  for (let key = 0; key < 60; key++) {
    const large = `${key}${'x'.repeat(300_000)}`;
    await db.insertInto('limits').values({ key: large, points: 0, expires_at: 0 }).execute();
  }
  const full = await copy();
  await db.deleteFrom('limits').execute();
  expect(await copy()).toBe(full);
  await giveSpaceBack(db)(0);
  // 4 MB of free pages stay for the next writes.
  expect(await copy()).toBeLessThan(full / 3);
});
