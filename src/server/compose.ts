import { randomBytes } from 'node:crypto';
import { appSecret } from '../lib/config/app-secret.ts';
import { Secret } from '../lib/config/secret.ts';
import type { Settings } from '../lib/config/settings.ts';
import { createBench, type Bench } from '../lib/bench/index.ts';
import { createLog, type Log } from '../lib/log/log.ts';
import { createSandbox, type Sandbox } from '../lib/sandbox/index.ts';
import { openDatabase, type Database } from '../lib/store/database.ts';
import { createSeal } from '../lib/store/seal.ts';
import { startSweeper } from '../lib/store/sweeper.ts';
import { installRecorder } from '../lib/wire/recorder.ts';
import { createClientAddress, type ClientAddress } from './client-address.ts';

/** The parts of the running site. There is one of each in a process; nothing of them lives in module scope. */
export interface Site {
  settings: Settings;
  log: Log;
  database: Database;
  /** Where a request really comes from, for the sandbox and the bench alike. */
  clientAddress: ClientAddress;
  sandbox: Sandbox;
  bench: Bench;
  /** Ends what runs by itself and closes the database. */
  close(): Promise<void>;
}

/** Puts the parts together: settings → store → sandbox → bench. The bench gets the sandbox's address, never the sandbox. */
export async function compose(settings: Settings): Promise<Site> {
  const log = createLog(settings.LOG_LEVEL);
  const database = await openDatabase({ folder: settings.DATA_DIR, server: settings.DATABASE_URL });
  const clientAddress = createClientAddress(settings.TRUSTED_PROXIES);
  const siteKey = new Secret(randomBytes(32).toString('base64url'));
  const sandbox = createSandbox({
    db: database,
    siteUrl: settings.SITE_URL,
    redirectHosts: settings.SANDBOX_REDIRECT_HOSTS,
    projectsPerAddress: settings.SANDBOX_PROJECTS_PER_ADDRESS,
    siteKey,
    clientAddress,
    log,
  });
  const seal = createSeal(appSecret(settings));
  const providerUrl = ownAddress(settings);
  const bench = createBench({ db: database, settings, seal, log, providerUrl, siteKey, record: installRecorder() });
  const stopSweeper = startSweeper(database, [sandbox.sweep, bench.sweep], log);
  return {
    settings,
    log,
    database,
    clientAddress,
    sandbox,
    bench,
    close: async () => {
      await stopSweeper();
      await database.destroy();
    },
  };
}

/** Where the site reaches itself: on the address it listens on, not on the public one a proxy may stand before. */
function ownAddress({ HOST, PORT }: Settings): string {
  const everywhere = !HOST || HOST === '0.0.0.0' || HOST === '::';
  const host = everywhere ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST;
  return `http://${host}:${PORT}`;
}
