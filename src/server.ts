import { existsSync } from 'node:fs';
import { getRequestListener } from '@hono/node-server';
import { readSettings, SettingsError, type Settings } from './lib/config/settings.ts';
import { createApp, type PageHandler } from './server/app.ts';
import { compose } from './server/compose.ts';
import { listen, PortInUse, stop } from './server/listen.ts';
import { readStaticFiles } from './server/static-files.ts';

const dist = new URL('../dist/', import.meta.url);

/** The composition root: everything is made here and handed on. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = readSettings(process.env);
  const pages = await loadPages();
  const site = await compose(settings);
  const app = createApp(site, readStaticFiles(dist.pathname, settings.SITE_URL), pages);
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const servers = await listen((request, response) => void listener(request, response), settings.PORT, settings.HOST);

  const end = async () => {
    await stop(servers);
    await site.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());

  if (ignoresLiveVariables(settings))
    console.log('STYTCH_PROJECT_ID and STYTCH_SECRET are set. They are not used yet: the sandbox answers.');
  console.log(`First Login is at ${settings.SITE_URL} (emulated Stytch)`);
}

async function loadPages(): Promise<PageHandler> {
  const entry = new URL('server/entry.mjs', dist);
  if (!existsSync(entry)) throw new SettingsError('The site is not built. Run npm start, or npm run build first.');
  const { handler } = (await import(entry.href)) as { handler: PageHandler };
  return handler;
}

const ignoresLiveVariables = ({ STYTCH_PROJECT_ID, STYTCH_SECRET }: Settings) =>
  Boolean(STYTCH_PROJECT_ID ?? STYTCH_SECRET);

try {
  await main();
} catch (error) {
  if (!(error instanceof SettingsError) && !(error instanceof PortInUse)) throw error;
  console.error(error.message);
  process.exit(1);
}
