import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, closeSync, globSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensurePackage } from '../../scripts/lib/apt.mjs';
import { freePort } from '../../scripts/lib/test-environment.ts';

/** A private server that runs as long as the tests. */
interface Postgres {
  /** Connects as its superuser. */
  url: string;
  stop(): Promise<void>;
}

/** The first version whose `initdb` can take collations from ICU. */
const OLDEST = 15;

/**
 * Returns the folder of the newest version's programs, as Debian's packages and postgresql.org's install them.
 * Undefined if there is none that is new enough.
 */
export function findPrograms(): string | undefined {
  const versions = globSync('/usr/lib/postgresql/*/bin/initdb')
    .map((path) => Number(path.split('/')[4]))
    .filter((version) => version >= OLDEST)
    .sort((a, b) => b - a);
  return versions[0] === undefined ? undefined : `/usr/lib/postgresql/${versions[0]}/bin`;
}

/**
 * Starts a private PostgreSQL in a temporary folder on a free port. On CI it installs PostgreSQL first where root can:
 * that also starts a server for the whole machine, which no one wants on their own.
 * @throws where there is no PostgreSQL, or it doesn't start
 */
export async function startPostgres(): Promise<Postgres> {
  const problem = !findPrograms() && process.env.CI ? await ensurePackage('postgresql') : 'apt install postgresql';
  const programs = findPrograms();
  if (!programs) throw new Error(`No PostgreSQL ${OLDEST} or newer in /usr/lib/postgresql (${problem ?? 'too old'}).`);
  const account = findAccount();

  const folder = mkdtempSync(join(tmpdir(), 'first-login-postgres-'));
  try {
    return await startIn({ folder, programs, account });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Whose account runs the server; null for our own. */
type Account = { uid: number; gid: number } | null;

interface Cluster {
  account: Account;
  folder: string;
  programs: string;
}

async function startIn(cluster: Cluster): Promise<Postgres> {
  const { folder } = cluster;
  const password = randomBytes(16).toString('hex');
  await makeData(cluster, password);

  const port = await freePort();
  const server = start(cluster, 'postgres', ['-D', join(folder, 'data'), '-p', String(port), ...SERVER(folder)]);
  // Ends without waiting, in case this process ends before `stop` is called.
  const clearUp = () => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  };
  process.once('exit', clearUp);
  const stop = async () => {
    process.off('exit', clearUp);
    if (server.exitCode === null && server.kill('SIGQUIT')) await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  while (!logOf(folder).includes('ready to accept connections')) {
    if (server.exitCode !== null) throw new Error(logOf(folder));
    await wait(20);
  }
  return { url: `postgres://tests:${password}@127.0.0.1:${port}/postgres`, stop };
}

async function makeData(cluster: Cluster, password: string): Promise<void> {
  const { folder, account } = cluster;
  const file = join(folder, 'password');
  writeFileSync(file, password, { mode: 0o600 });
  if (account) for (const path of [folder, file]) chownSync(path, account.uid, account.gid);
  const made = start(cluster, 'initdb', INITDB(folder));
  await once(made, 'close');
  if (made.exitCode !== 0) throw new Error(logOf(folder));
}

/** Its output goes into a file: a server blocks on a pipe that isn't read. */
function start({ folder, programs, account }: Cluster, program: string, args: string[]): ChildProcess {
  const log = openSync(join(folder, 'log'), 'a');
  const child = spawn(join(programs, program), args, { cwd: folder, ...account, stdio: ['ignore', 'ignore', log] });
  closeSync(log);
  return child;
}

const logOf = (folder: string): string => readFileSync(join(folder, 'log'), 'utf8');

/**
 * A locale that sorts text differently from SQLite, so that a query which relies on byte order has to say so. Passwords
 * as MD5, because SCRAM costs both sides milliseconds for every connection.
 */
const INITDB = (folder: string) => [
  ...['-D', join(folder, 'data'), '-U', 'tests', '-A', 'md5', `--pwfile=${join(folder, 'password')}`],
  ...['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--locale=C.UTF-8'],
  ...['--no-sync', '--no-instructions'],
];
/** Durability is off: nothing has to survive. */
const SERVER = (folder: string) =>
  [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'autovacuum=off',
  ].flatMap((setting) => ['-c', setting]);

/** PostgreSQL refuses to run as root, so root runs it as another user. */
function findAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const known = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody'].map((name) => known.find(([each]) => each === name)).find(Boolean);
  if (!account) throw new Error("PostgreSQL doesn't run as root, and there is no user postgres or nobody.");
  return { uid: Number(account[2]), gid: Number(account[3]) };
}
