import { SettingsError } from '../config/settings.ts';
import type { Executor } from './database.ts';
import type { Seal } from './seal.ts';

const SECRET = 'app-secret';
const PROBE = 'probe';

/**
 * Checks that the database was filled with the same APP_SECRET. With another one, nothing that readers hold could be
 * decrypted, and steps would fail at random.
 * @param seals the current secret's first, then those of secrets that are still accepted for reading
 * @throws {SettingsError}
 */
export async function checkAppSecret(db: Executor, seals: Pick<Seal, 'digest'>[]): Promise<void> {
  const [current = '', ...earlier] = seals.map((seal) => seal.digest('first-login/check'));
  await db
    .insertInto('site_values')
    .values({ name: SECRET, value: current })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = db.selectFrom('site_values').select('value').where('name', '=', SECRET);
  const { value } = await row.executeTakeFirstOrThrow();
  if (value === current) return;
  if (!earlier.includes(value)) {
    throw new SettingsError(
      'APP_SECRET (or the file app-secret in DATA_DIR) isn’t the secret that this database was filled with, so what ' +
        'readers hold can’t be decrypted. Restore the secret, or start with an empty database.',
    );
  }
  await db.updateTable('site_values').set({ value: current }).where('name', '=', SECRET).execute();
}

/** Writes one row, to see whether the database can be written to. @throws what the database reports */
export async function probe(db: Executor): Promise<void> {
  const value = String(Date.now());
  await db
    .insertInto('site_values')
    .values({ name: PROBE, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
