/** `npm run sandbox`: the emulator alone, without the site, for somebody's own tests. Takes the site's settings. */
import { getRequestListener } from '@hono/node-server';
import { readSettings, SettingsError } from '../src/lib/config/settings.ts';
import { createLog } from '../src/lib/log/log.ts';
import { createSandbox } from '../src/lib/sandbox/index.ts';
import { openDatabase } from '../src/lib/store/database.ts';
import { startSweeper } from '../src/lib/store/sweeper.ts';
import { listen, PortInUse, stop } from '../src/server/listen.ts';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog(settings.LOG_LEVEL);
  const db = await openDatabase({ folder: settings.DATA_DIR, server: settings.DATABASE_URL });
  const sandbox = createSandbox({
    db,
    siteUrl: settings.SITE_URL,
    redirectHosts: settings.SANDBOX_REDIRECT_HOSTS,
    projectsPerAddress: settings.SANDBOX_PROJECTS_PER_ADDRESS,
    log,
  });
  const stopSweeper = startSweeper(db, [sandbox.sweep], log);
  const listener = getRequestListener(sandbox.app.fetch, { overrideGlobalObjects: false });
  const servers = await listen((request, response) => void listener(request, response), settings.PORT, settings.HOST);
  const end = async () => {
    stopSweeper();
    await stop(servers);
    await db.destroy();
  };
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());
  console.log(`The sandbox is at ${settings.SITE_URL} (emulated Stytch)`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SettingsError) && !(error instanceof PortInUse)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
