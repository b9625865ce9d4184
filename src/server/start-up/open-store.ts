import { appSecret } from '../../lib/config/app-secret.ts';
import { boundsOf, type Bounds } from '../../lib/config/bounds.ts';
import type { Settings } from '../../lib/config/settings.ts';
import type { Log } from '../../lib/log/log.ts';
import { watchHighWater } from '../../lib/store/budgets/high-water.ts';
import { installBudgets } from '../../lib/store/budgets/index.ts';
import { fileIn, openDatabase, type Database } from '../../lib/store/database.ts';
import { createSeal, type Seal } from '../../lib/store/seal.ts';
import { checkAppSecret } from '../../lib/store/site-values.ts';

/** What the site stores, and the key that encrypts the secrets in it. */
export interface Store {
  database: Database;
  seal: Seal;
  /** The path of the SQLite file; undefined on PostgreSQL. */
  file: string | undefined;
  /** The bounds that the settings set; undefined where the site isn't public. */
  bounds: Bounds | undefined;
  /** Stops watching the size of the database; undefined where it has no bounds. */
  stopWatching: (() => void) | undefined;
}

/**
 * Opens the database, with its budgets if the site is public.
 * @throws {SettingsError} if it can't be opened, or was filled with another secret
 */
export async function openStore(settings: Settings, log: Log): Promise<Store> {
  const place = { folder: settings.DATA_DIR, server: settings.DATABASE_URL };
  const database = await openDatabase(place);
  const bounds = boundsOf(settings);
  if (bounds) await installBudgets(database, bounds.budgets);
  const stopWatching = bounds && (await watchHighWater(database, place, bounds.highWater, log));
  const previous = settings.APP_SECRET_PREVIOUS;
  const seal = createSeal(appSecret(settings), previous);
  await checkAppSecret(database, [seal, ...(previous ? [createSeal(previous)] : [])]);
  const file = settings.DATABASE_URL ? undefined : fileIn(settings.DATA_DIR);
  return { database, seal, file, bounds, stopWatching };
}
