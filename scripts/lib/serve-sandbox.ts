import { readSettings, type Settings } from '../../src/lib/config/settings.ts';
import { createLog } from '../../src/lib/log/log.ts';
import { toNodeListener, type Listener } from '../../src/lib/sandbox/core/http/node-listener.ts';
import { createSandbox, type Sandbox } from '../../src/lib/sandbox/index.ts';
import { openDatabase } from '../../src/lib/store/database.ts';
import { startSweeper } from '../../src/lib/store/sweeper.ts';
import { createClientAddress } from '../../src/server/limits/client-address.ts';
import { listen, portOf, stop } from '../../src/server/http/listen.ts';

/** A sandbox that serves, without the site. */
export interface ServedSandbox extends Pick<Sandbox, 'createSeededProject'> {
  /** The base URL, without a trailing slash. */
  url: string;
  /** Stops after the open requests. */
  close(): Promise<void>;
}

/**
 * Serves the sandbox without the site. It keeps its data in memory unless DATA_DIR or DATABASE_URL is set.
 * @param environment the settings, as environment variables
 * @param port the port to listen on instead of PORT; 0 for any free one
 * @throws {SettingsError} if a setting can't be used or the port is in use
 */
export async function serveSandbox(
  environment: Record<string, string | undefined>,
  port?: number,
): Promise<ServedSandbox> {
  // The port comes first: the sandbox's address, which its emails and responses contain, depends on it.
  const ready = Promise.withResolvers<Listener>();
  const { PORT, HOST } = readSettings(environment);
  const servers = await listen(
    (request, response) => void ready.promise.then((listener) => void listener(request, response)),
    port ?? PORT,
    HOST,
  );
  try {
    const settings = readSettings({ ...environment, PORT: String(portOf(servers)) });
    const { listener, createSeededProject, close } = await start(settings, environment.DATA_DIR);
    ready.resolve(listener);
    return {
      url: settings.SITE_URL,
      createSeededProject,
      close: async () => {
        await stop(servers);
        await close();
      },
    };
  } catch (error) {
    await stop(servers, 0);
    throw error;
  }
}

async function start(settings: Settings, folder = '') {
  const log = createLog(settings.LOG_LEVEL);
  const db = await openDatabase({ folder: folder || ':memory:', server: settings.DATABASE_URL });
  const sandbox = createSandbox({
    db,
    siteUrl: settings.SITE_URL,
    redirectHosts: settings.SANDBOX_REDIRECT_HOSTS,
    projectsPerAddress: settings.SANDBOX_PROJECTS_PER_ADDRESS,
    clientAddress: createClientAddress(settings.TRUSTED_PROXIES),
    log,
  });
  const stopSweeper = startSweeper(db, [sandbox.sweep], log);
  const close = async () => {
    await stopSweeper();
    await db.destroy();
  };
  return { listener: toNodeListener(sandbox.handle, log), createSeededProject: sandbox.createSeededProject, close };
}
