import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from './database.ts';

test('what many commits wrote is moved into the database while it is open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  const db = await openDatabase(folder);
  onTestFinished(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  const size = () => statSync(join(folder, 'first-login.sqlite')).size;
  const before = size();
  const key = { owner: 'a', private_jwk: 'x'.repeat(2000), public_jwk: '', created_at: 0 };
  for (let version = 0; version < 300; version++)
    await db
      .insertInto('sandbox_keys')
      .values({ ...key, version })
      .execute();
  await vi.waitFor(() => expect(size()).toBeGreaterThan(before + 300_000), { timeout: 10_000 });
});
