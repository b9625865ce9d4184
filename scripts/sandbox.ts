/**
 * `npm run sandbox` starts the emulators without the site, for other projects' tests.
 * `npm run sandbox -- --port 0 --seed seed.yaml --json`
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings, SettingsError, type Settings } from '../src/lib/config/settings.ts';
import { createLog } from '../src/lib/log/log.ts';
import { toNodeListener, type Listener } from '../src/lib/sandbox/core/node-listener.ts';
import { createSandbox } from '../src/lib/sandbox/index.ts';
import { SeedError } from '../src/lib/sandbox/seed-file.ts';
import { openDatabase } from '../src/lib/store/database.ts';
import { startSweeper } from '../src/lib/store/sweeper.ts';
import { createClientAddress } from '../src/server/client-address.ts';
import { listen, PortInUse, portOf, stop } from '../src/server/listen.ts';
import { inFile, readSeedFile } from './lib/read-seed-file.ts';

const USAGE = `npm run sandbox -- [--port <number>] [--seed <file>] [--json]

  --port <number>  the port to listen on; 0 for a free one. Default: PORT, or 3000
  --seed <file>    the project to start with, in JSON or YAML
  --json           print the address and the project's credentials as one line of JSON

It keeps nothing unless DATA_DIR or DATABASE_URL is set.`;

/** The command line can't be used. */
class UsageError extends Error {}

async function main(): Promise<void> {
  const flags = readFlags();
  if (flags.help) return console.log(USAGE);
  // npm runs scripts in the package's folder; INIT_CWD is the folder it was called in.
  const path = flags.seed && resolve(process.env.INIT_CWD ?? '', flags.seed);
  const seed = path ? readSeedFile(path) : undefined;

  // The port comes first: the sandbox's address, which its emails and responses contain, depends on it.
  const ready = Promise.withResolvers<Listener>();
  const { PORT, HOST } = readSettings(process.env);
  const servers = await listen(
    (request, response) => void ready.promise.then((listener) => void listener(request, response)),
    flags.port ?? PORT,
    HOST,
  );
  const settings = readSettings({ ...process.env, PORT: String(portOf(servers)) });
  try {
    const { listener, project, close } = await start(settings, seed);
    ready.resolve(listener);
    const end = async () => {
      await stop(servers);
      await close();
    };
    process.once('SIGTERM', () => void end());
    process.once('SIGINT', () => void end());
    console.log(flags.json ? JSON.stringify({ url: settings.SITE_URL, project }) : inWords(settings, project));
  } catch (error) {
    await stop(servers, 0);
    throw path ? inFile(path, error) : error;
  }
}

function readFlags() {
  const port = (text: string): number => {
    if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
      throw new UsageError(`--port must be a number from 0 to 65535, not ${text}.`);
    }
    return Number(text);
  };
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return { ...values, port: values.port === undefined ? undefined : port(values.port) };
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

async function start(settings: Settings, seed: ReturnType<typeof readSeedFile> | undefined) {
  const log = createLog(settings.LOG_LEVEL);
  const folder = process.env.DATA_DIR ? settings.DATA_DIR : ':memory:';
  const db = await openDatabase({ folder, server: settings.DATABASE_URL });
  const sandbox = createSandbox({
    db,
    siteUrl: settings.SITE_URL,
    redirectHosts: settings.SANDBOX_REDIRECT_HOSTS,
    projectsPerAddress: settings.SANDBOX_PROJECTS_PER_ADDRESS,
    clientAddress: createClientAddress(settings.TRUSTED_PROXIES),
    log,
  });
  const plant = async () => (seed ? await sandbox.createSeededProject(seed) : null);
  const project = await plant().catch(async (error: unknown) => {
    // Its connections would keep the process alive.
    await db.destroy();
    throw error;
  });
  const stopSweeper = startSweeper(db, [sandbox.sweep], log);
  const close = async () => {
    await stopSweeper();
    await db.destroy();
  };
  return { listener: toNodeListener(sandbox.handle, log), project, close };
}

type Project = Awaited<ReturnType<typeof start>>['project'];

function inWords({ SITE_URL }: Settings, project: Project): string {
  const where = `The sandbox is at ${SITE_URL} (emulated Stytch and Passwordless.dev)`;
  return project ? `${where}\nproject_id: ${project.project_id}\nsecret:     ${project.secret}` : where;
}

function said(error: unknown): string | undefined {
  if (error instanceof UsageError) return `${error.message}\n\n${USAGE}`;
  if (error instanceof PortInUse) return `Port ${error.port} is in use. --port 0 picks a free one.`;
  return error instanceof SettingsError || error instanceof SeedError ? error.message : undefined;
}

try {
  await main();
} catch (error) {
  const message = said(error);
  if (message === undefined) throw error;
  console.error(message);
  process.exitCode = 1;
}
