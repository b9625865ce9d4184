import { randomBytes } from 'node:crypto';
import type { Bounds } from '../../lib/config/bounds.ts';
import { Secret } from '../../lib/config/secret.ts';
import type { Settings } from '../../lib/config/settings.ts';
import { createBench, type Bench } from '../../lib/bench/index.ts';
import { createLog, type Log } from '../../lib/log/log.ts';
import { createSandbox, type Sandbox } from '../../lib/sandbox/index.ts';
import { toNodeListener } from '../../lib/sandbox/core/http/node-listener.ts';
import type { Database } from '../../lib/store/database.ts';
import { giveSpaceBack } from '../../lib/store/sqlite/give-space-back.ts';
import { startSweeper } from '../../lib/store/sweeper.ts';
import { installRecorder } from '../../lib/wire/recorder.ts';
import { createClientAddress, type ClientAddress } from '../limits/client-address.ts';
import { createExposureCheck, type ExposureCheck } from '../security/exposure.ts';
import { createTraffic, type Traffic } from '../limits/traffic.ts';
import { listen, portOf, stop } from '../http/listen.ts';
import type { Metrics } from '../operations/metrics.ts';
import { createReadiness, type Readiness } from '../operations/readiness.ts';
import { createDraining, type Draining } from '../operations/stop.ts';
import { openStore } from './open-store.ts';

/** The running site. A process has one of each part, and none is in module scope. */
export interface Site {
  settings: Settings;
  log: Log;
  database: Database;
  /** Finds the client behind proxies, for the sandbox and the bench. */
  clientAddress: ClientAddress;
  sandbox: Sandbox;
  bench: Bench;
  /** The bounds of each network; undefined where the site isn't public. */
  bounds: Bounds | undefined;
  /** Limits requests per network; undefined where the site isn't public. */
  traffic: Traffic | undefined;
  readiness: Readiness;
  draining: Draining;
  /** Undefined unless the settings ask for them. */
  metrics: Metrics | undefined;
  /** Notices that SITE_URL was forgotten; undefined where nothing depends on it. */
  checkExposure: ExposureCheck | undefined;
  /** Stops background work, then closes the listener of the bench's own calls and the database. */
  close(): Promise<void>;
}

/**
 * Creates the parts of the site: settings → store → sandbox → bench. The bench gets the sandbox's address, never the
 * sandbox itself. The address is a listener of its own on this machine: the bench's calls don't queue behind readers,
 * and go on while the site's servers stop.
 * @throws {SettingsError}
 */
export async function compose(settings: Settings): Promise<Site> {
  const log = createLog(settings.LOG_LEVEL);
  const store = await openStore(settings, log);
  const { database, seal, bounds } = store;
  const clientAddress = createClientAddress(settings.TRUSTED_PROXIES);
  const siteKey = new Secret(randomBytes(32).toString('base64url'));
  const sandbox = createSandbox({
    db: database,
    siteUrl: settings.SITE_URL,
    redirectHosts: settings.SANDBOX_REDIRECT_HOSTS,
    projectsPerAddress: settings.SANDBOX_PROJECTS_PER_ADDRESS,
    siteKey,
    clientAddress,
    digest: seal.digest,
    bounds: bounds?.sandbox,
    log,
  });
  // Loaded only if needed: the library takes a twentieth of the time to start.
  const metrics =
    settings.METRICS_TOKEN && (await import('../operations/metrics.ts')).createMetrics(database, store.file);
  const answerSandbox = toNodeListener(sandbox.handle, log);
  const benchListeners = await listen((request, response) => void answerSandbox(request, response), 0, '127.0.0.1');
  // The bench's client closes idle connections. If the server did, a request could meet its end after a busy moment.
  for (const server of benchListeners) server.keepAliveTimeout = 0;
  const bench = createBench({
    db: database,
    settings,
    seal,
    log,
    providerUrl: `http://127.0.0.1:${portOf(benchListeners)}`,
    siteKey,
    record: installRecorder(),
    metrics,
  });
  const stopSweeper = startSweeper(database, [sandbox.sweep, bench.sweep, giveSpaceBack(database)], log);
  return {
    settings,
    log,
    database,
    clientAddress,
    sandbox,
    bench,
    bounds,
    traffic: bounds && createTraffic(bounds.traffic, clientAddress),
    readiness: createReadiness({ database, folder: store.file && settings.DATA_DIR, log }),
    draining: createDraining(),
    metrics,
    checkExposure: createExposureCheck({ settings, bench, log }),
    close: async () => {
      store.stopWatching?.();
      await stopSweeper();
      await stop(benchListeners, 0);
      await database.destroy();
    },
  };
}
