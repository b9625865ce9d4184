import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../database.ts';

/** A database in a folder of its own. */
async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  const db = await openDatabase(folder);
  onTestFinished(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'first-login.sqlite');
  const begun = statSync(file).size;
  const key = { private_jwk: 'x'.repeat(2000), public_jwk: '', created_at: 0 };
  return {
    db,
    /** Commits rows of 2 KB one after the other. @returns how many */
    write: async (owner: string, commits: number, from = 0): Promise<number> => {
      for (let version = from; version < from + commits; version++)
        await db
          .insertInto('sandbox_keys')
          .values({ ...key, owner, version })
          .execute();
      return commits;
    },
    /** Waits until what was written stands in the database itself. */
    moved: () => vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(begun + 3_000_000), { timeout: 10_000 }),
    /** How often the log has begun anew: the fourth number of its header (SQLite's file format, section 4.1). */
    logs: (): number => {
      const header = Buffer.alloc(16);
      const log = openSync(`${file}-wal`, 'r');
      readSync(log, header);
      closeSync(log);
      return header.readUInt32BE(12);
    },
  };
}

test('what many commits wrote is moved into the database while it is open', async () => {
  const { write, moved } = await open();
  await write('a', 3100);
  await moved();
});

test('the log begins anew while everybody writes on, and nothing is lost at the seam', async () => {
  const { db, write, moved, logs } = await open();
  let written = await write('a', 3100);
  await moved(); // the thread is there
  const before = logs();
  const writer = async (owner: string) => {
    for (let from = 0; from < 10_000 && logs() < before + 2; from += 100) {
      const more = await write(owner, 100, from);
      written += more;
    }
  };
  await Promise.all(['b', 'c', 'd', 'e'].map(writer));
  expect(logs()).toBeGreaterThanOrEqual(before + 2);
  const { n } = await db
    .selectFrom('sandbox_keys')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(n).toBe(written);
});

test('who waits to write when the database closes is told, and not left waiting', async () => {
  const { db, write, moved } = await open();
  await write('a', 3100);
  await moved();
  // Enough for another round, and more under way when it ends.
  const writers = Array.from({ length: 20 }, (_, i) => write(`b${i}`, 1000));
  const told = Promise.allSettled(writers);
  await vi.waitFor(async () =>
    expect((await db.selectFrom('sandbox_keys').select('owner').limit(7000).execute()).length).toBe(7000),
  );
  await db.destroy();
  const results = await told;
  expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
});
