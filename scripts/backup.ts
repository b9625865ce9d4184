/**
 * `npm run backup -- <folder>` copies the database file and the secret that belongs to it, while the site runs. To
 * restore, copy both into an empty DATA_DIR. PostgreSQL has its own programs (docs/hosting.md).
 */
import { resolve } from 'node:path';
import { readSettings, SettingsError } from '../src/lib/config/settings.ts';
import { backUp } from './lib/back-up.ts';

const [folder] = process.argv.slice(2);
try {
  if (!folder) throw new SettingsError('Name a folder for the backup: npm run backup -- /backups/today');
  const { DATA_DIR, DATABASE_URL } = readSettings(process.env);
  if (DATABASE_URL) throw new SettingsError('The data is in PostgreSQL. Back it up with pg_dump (docs/hosting.md).');
  // npm runs scripts in the package's folder; INIT_CWD is the folder it was called in.
  const target = resolve(process.env.INIT_CWD ?? '', folder);
  backUp(DATA_DIR, target);
  console.log(`The database and its secret are in ${target}.`);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
